using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Tests.Rules;

/// <summary>Each row of the state table and each attribute's default has a test: product.tsv.</summary>
public sealed class PromiseTests
{
    private static readonly IReadOnlyList<RowTable> Rows = RowTable.Read("product.tsv");

    public static TheoryData<string> Ids() => [.. Rows.Select(r => r.Id)];

    [Fact]
    public void Rows_are_unique() => Rows.Select(r => r.Id).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_row_has_a_test(string id)
    {
        var row = Rows.Single(r => r.Id == id);

        row.Codes.Where(c => RuleBook.Find(c)?.Code != c).ShouldBeEmpty("the codes exist");
        row.Tests.Where(t => !TestNames.Matching(t).Any()).ShouldBeEmpty("the tests exist");
        row.Tests.Length.ShouldBeGreaterThan(0);
    }

    /// <summary>The state table's test names its rows in its data.</summary>
    [Fact]
    public void Every_row_of_the_state_table_is_in_the_data_of_its_test()
    {
        var data = File.ReadAllText(Repository.PathOf("tests", "HotplugIac.Resources.Tests", "StateTableTests.cs"));
        var states = Rows.Where(r => r.Id.StartsWith("state.", StringComparison.Ordinal)).ToList();

        states.Count.ShouldBe(7);
        states.ShouldAllBe(r => data.Contains($"\"{r.Text}"));
    }

    [Fact]
    public void Every_sized_attribute_has_both_its_defaults_here()
    {
        var sized = SizingAttribute.All.Select(a => a.Name).Append(Attributes.MemoryMethod).Except([Attributes.Vcpus, Attributes.NumaTune, Attributes.MemoryDevices]);

        sized.SelectMany(a => new[] { $"create.{a}", $"adopted.{a}" }).Except(Rows.Select(r => r.Id)).ShouldBeEmpty();
    }
}
