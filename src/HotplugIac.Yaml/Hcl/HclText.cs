using System.Globalization;
using System.Text;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using HotplugIac.Yaml.Writing;

namespace HotplugIac.Yaml.Hcl;

/// <summary>Machines as configuration of Terraform, laid out as <c>terraform fmt</c> does.</summary>
public static class HclText
{
    /// <summary>A block <c>resource "hotplug_virtual_machine"</c> with the inputs that are set, in the order of the schema. It ends with a line break.</summary>
    /// <param name="name">Made an identifier by <see cref="Identifier"/>.</param>
    /// <exception cref="ArgumentException">A value is not known or not of the schema's type.</exception>
    public static string Resource(string name, MapValue values)
    {
        var text = new StringBuilder($"resource \"hotplug_virtual_machine\" \"{Identifier(name)}\" {{\n");
        Assign(text, Rows.Set(values, VirtualMachineSchema.Rows).Select(r => (r.Name, Of(values[r.Name], r, 1))), 1);
        return text.Append("}\n").ToString();
    }

    /// <summary>A name that Terraform takes for a resource: letters, digits, <c>_</c> and <c>-</c>, a letter or <c>_</c> first. Different machines can get the same.</summary>
    public static string Identifier(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            text.Append(char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_');
        }

        return text.Length == 0 ? "machine" : char.IsAsciiLetter(text[0]) || text[0] == '_' ? text.ToString() : $"_{text}";
    }

    /// <summary>
    /// The equals signs of neighbouring lines stand below each other; an assignment of several lines stands alone.
    /// </summary>
    private static void Assign(StringBuilder text, IEnumerable<(string Name, string Value)> assignments, int depth)
    {
        var all = assignments.ToList();
        for (var i = 0; i < all.Count; i++)
        {
            var from = i;
            while (from > 0 && IsOneLine(all[from]) && IsOneLine(all[from - 1]))
            {
                from--;
            }

            var width = IsOneLine(all[i]) ? all.Skip(from).TakeWhile(IsOneLine).Max(a => a.Name.Length) : all[i].Name.Length;
            text.Append(Indent(depth)).Append(all[i].Name.PadRight(width)).Append(" = ").Append(all[i].Value).Append('\n');
        }
    }

    private static bool IsOneLine((string Name, string Value) assignment) => !assignment.Value.Contains('\n', StringComparison.Ordinal);

    private static string Of(Value value, AttributeSchema row, int depth) => (row.Kind, value) switch
    {
        (ValueKind.Text, TextValue text) when HclString.Heredoc(text.Text) is { } heredoc => heredoc,
        (ValueKind.Text or ValueKind.Size or ValueKind.Duration, TextValue text) => HclString.Quoted(text.Text),
        (ValueKind.WholeNumber, NumberValue number) => number.Number.ToString(CultureInfo.InvariantCulture),
        (ValueKind.Flag, FlagValue flag) => flag.Flag ? "true" : "false",
        (ValueKind.Object, MapValue map) => Braces(Rows.Set(map, row.Nested).Select(r => (r.Name, Of(map[r.Name], r, depth + 1))), depth),
        (ValueKind.TextMap or ValueKind.ObjectMap, MapValue map) => Braces(
            map.Fields.Where(f => !f.Value.IsNull).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (HclString.Key(f.Key), Of(f.Value, Rows.Item(row), depth + 1))), depth),
        (ValueKind.TextList or ValueKind.NumberList, ListValue list) => $"[{string.Join(", ", list.Items.Select(i => Of(i, Rows.Item(row), depth)))}]",
        (ValueKind.ObjectList, ListValue { Items.Count: 0 }) => "[]",
        (ValueKind.ObjectList, ListValue list) =>
            $"[\n{string.Concat(list.Items.Select(i => $"{Indent(depth + 1)}{Of(i, Rows.Item(row), depth + 1)},\n"))}{Indent(depth)}]",
        _ => throw Rows.Misfit(value, row),
    };

    private static string Braces(IEnumerable<(string Name, string Value)> assignments, int depth)
    {
        var text = new StringBuilder();
        Assign(text, assignments, depth + 1);
        return text.Length == 0 ? "{}" : $"{{\n{text}{Indent(depth)}}}";
    }

    private static string Indent(int depth) => new(' ', 2 * depth);
}
