using System.Text.RegularExpressions;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Tests.Rules;

/// <summary>
/// Each row of the rule book that concerns planning or applying has a test whose name quotes it, and each such test a row: rows.tsv.
/// </summary>
public sealed partial class RowTests
{
    private static readonly IReadOnlyList<RowTable> Rows = RowTable.Read("rows.tsv");

    public static TheoryData<string> Ids() => [.. Rows.Select(r => r.Id)];

    [Fact]
    public void Rows_are_unique() => Rows.Select(r => r.Id).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_row_has_a_test_that_quotes_it_or_says_why_not(string id)
    {
        var row = Rows.Single(r => r.Id == id);

        row.Codes.Where(c => RuleBook.Find(c)?.Code != c).ShouldBeEmpty("the codes exist");
        row.Tests.Where(t => !TestNames.Matching(t).Any()).ShouldBeEmpty("the tests exist");
        row.Tests.SelectMany(TestNames.Matching).Where(t => !TestNames.Quotes(t, row.Quote)).ShouldBeEmpty($"the tests quote {row.Quote}");
        (row.Tests.Length > 0 || row.Note.Length > 0).ShouldBeTrue("a row without a test says why");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_row_that_points_to_others_points_to_ones_with_tests(string id)
    {
        var row = Rows.Single(r => r.Id == id);
        if (row.Note.StartsWith(RowTable.See, StringComparison.Ordinal))
        {
            row.Note[RowTable.See.Length..].Split(", ").ShouldAllBe(other => Rows.Any(r => r.Id == other && r.Tests.Length > 0));
        }
    }

    [Fact]
    public void Every_test_that_quotes_a_row_is_listed_with_it()
    {
        var listed = Rows.GroupBy(r => r.Quote).ToDictionary(g => g.Key, g => g.SelectMany(r => r.Tests).SelectMany(TestNames.Matching).ToHashSet());

        TestNames.All.SelectMany(name => TestNames.Quoted(name).Select(row => (Row: row, Name: name)))
            .Where(t => !listed.TryGetValue(t.Row, out var names) || !names.Contains(t.Name))
            .Select(t => t.Name).ShouldBeEmpty("write these into rows.tsv, with the row that they prove");
    }

    [Fact]
    public void Every_row_that_a_rule_rests_on_is_there()
    {
        foreach (var rule in RuleBook.All)
        {
            var cited = References().Match(rule.Source) is { Success: true } match ? match.Groups[1].Value.Split(", ") : [];
            cited.Where(c => !Rows.Any(r => r.Id == c || r.Id.StartsWith(c + ".", StringComparison.Ordinal))).ShouldBeEmpty(rule.Code);
        }
    }

    [Fact]
    public void Every_rule_that_rests_on_rows_is_listed_with_one_of_them()
    {
        var listed = Rows.SelectMany(r => r.Codes).ToHashSet();

        RuleBook.All.Where(r => References().IsMatch(r.Source) && !listed.Contains(r.Code)).Select(r => r.Code).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("C1_C3_what_was_plugged", "C1 C3")]
    [InlineData("A4_3_shutdown_until_off", "A4_3")]
    [InlineData("A2_add_dimm", "A2")]
    [InlineData("A_machine_of_1_vcpu", "")]
    public void The_rows_that_a_name_quotes_are_those_it_begins_with(string name, string rows) =>
        string.Join(' ', TestNames.Quoted(name)).ShouldBe(rows);

    [GeneratedRegex(@" \(((?:[A-E][0-9.]*(?:, )?)+)\)$")]
    private static partial Regex References();
}
