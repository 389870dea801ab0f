using System.Text;
using HotplugIac.Resources.Schema;

namespace HotplugIac.Resources.Tests.Docs;

/// <summary>The section "Schema" of a page, laid out as tfplugindocs does: by who gives the value, then by name; objects below, with anchors.</summary>
internal static class SchemaSection
{
    private static readonly (string Title, Func<Usage, bool> Holds)[] Groups =
    [
        ("Required", usage => usage == Usage.Required),
        ("Optional", usage => usage is Usage.Optional or Usage.OptionalComputed),
        ("Read-Only", usage => usage == Usage.Computed),
    ];

    /// <summary>From the heading on. It ends with a line feed.</summary>
    public static string Markdown(IReadOnlyList<AttributeSchema> rows)
    {
        var text = new StringBuilder("## Schema\n");
        foreach (var (title, group) in Grouped(rows))
        {
            text.Append("\n### ").Append(title).Append("\n\n").Append(Lines(group, []));
        }

        Nest(text, rows, []);
        return text.ToString();
    }

    /// <summary>The attributes of one object, without its own heading.</summary>
    public static string Attributes(IReadOnlyList<AttributeSchema> rows, IReadOnlyList<string> path) =>
        string.Join('\n', Grouped(rows).Select(g => $"{g.Title}:\n\n{Lines(g.Rows, path)}"));

    private static void Nest(StringBuilder text, IReadOnlyList<AttributeSchema> rows, IReadOnlyList<string> path)
    {
        foreach (var row in Grouped(rows).SelectMany(g => g.Rows).Where(r => r.Nested.Count > 0))
        {
            string[] below = [.. path, row.Name];
            text.Append("\n<a id=\"").Append(Anchor(below)).Append("\"></a>\n### Nested Schema for `").AppendJoin('.', below).Append("`\n\n");
            text.Append(Attributes(row.Nested, below));
            Nest(text, row.Nested, below);
        }
    }

    private static IEnumerable<(string Title, IReadOnlyList<AttributeSchema> Rows)> Grouped(IReadOnlyList<AttributeSchema> rows) =>
        from g in Groups
        let members = rows.Where(r => g.Holds(r.Usage)).OrderBy(r => r.Name, StringComparer.Ordinal).ToList()
        where members.Count > 0
        select (g.Title, (IReadOnlyList<AttributeSchema>)members);

    private static string Lines(IEnumerable<AttributeSchema> rows, IReadOnlyList<string> path) =>
        string.Concat(rows.Select(r => $"- `{r.Name}` ({TypeWords.InText(r)}) {r.Description}{Below(r, path)}\n"));

    private static string Below(AttributeSchema row, IReadOnlyList<string> path) =>
        row.Nested.Count == 0 ? string.Empty : $" (see [below for nested schema](#{Anchor([.. path, row.Name])}))";

    private static string Anchor(IEnumerable<string> path) => "nestedatt--" + string.Join("--", path);
}
