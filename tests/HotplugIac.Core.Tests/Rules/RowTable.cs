namespace HotplugIac.Core.Tests.Rules;

/// <summary>
/// One row of rows.tsv or product.tsv: something that is known about hypervisors or promised to users, which rules tell it and
/// which tests prove it.
/// </summary>
/// <param name="Id">The row, and which part of it: <c>A2.add-dimm</c>, <c>A4.3</c>, <c>D1</c>.</param>
/// <param name="Text">What it says, in short.</param>
/// <param name="Tests">Names of test methods; one that ends in * stands for all that begin so.</param>
/// <param name="Note">Why there is no test, or which rows say the same: <c>see A2.balloon</c>.</param>
internal sealed record RowTable(string Id, string Text, string[] Codes, string[] Tests, string Note)
{
    public const string See = "see ";

    /// <summary>How a test name quotes the row: <c>A2</c>, <c>A4_3</c>, <c>D1</c>.</summary>
    public string Quote => Id.Split('.') is [var row, var part] && part.All(char.IsAsciiDigit) ? $"{row}_{part}" : Id.Split('.')[0];

    public static IReadOnlyList<RowTable> Read(string file) =>
        [.. File.ReadLines(Repository.PathOf("tests", "HotplugIac.Core.Tests", "Rules", file)).Where(l => l.Length > 0 && l[0] != '#').Select(Parse)];

    private static RowTable Parse(string line)
    {
        var cells = line.Split('\t');
        cells.Length.ShouldBeInRange(4, 5, $"id, text, codes, tests and perhaps a note, with tabs between them: {line}");
        return new RowTable(cells[0], cells[1], Words(cells[2]), Words(cells[3]), cells.Length == 5 ? cells[4] : string.Empty);
    }

    private static string[] Words(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
