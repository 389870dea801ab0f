using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Markdown;

/// <summary>How much of a machine its row tells.</summary>
internal enum RowForm
{
    /// <summary>Which machine, and what happens to it.</summary>
    Bare,

    /// <summary>The attributes that change, too.</summary>
    Short,

    /// <summary>With names, values, reasons and rule codes.</summary>
    Full,
}

/// <summary>The row of a machine. It is always a whole one.</summary>
internal static class MarkdownRow
{
    public const string Header = "\n| | machine | what happens | changes |\n| --- | --- | --- | --- |\n";

    public const int LongestAddress = 300;
    public const int LongestName = 100;
    public const int LongestText = 400;

    private const int LongestBareAddress = 150;
    private const int AttributesInShort = 4;

    public static string Of(MachineReport machine, RowForm form)
    {
        var outcome = Outcomes.Of(machine);
        var address = MarkdownText.Code(machine.Address, form == RowForm.Bare ? LongestBareAddress : LongestAddress);
        return form switch
        {
            RowForm.Bare => $"| {Headline.Sign(outcome)} | {address} | {Outcomes.Word(outcome)} | |\n",
            RowForm.Short => $"| {Headline.Sign(outcome)} | {address} | {Happening(machine)} | {Attributes(machine)} |\n",
            _ => $"| {Headline.Sign(outcome)} | {address}{Name(machine)} | {Happening(machine)} | {string.Join("<br>", Lines(machine))} |\n",
        };
    }

    public static string Line(ChangeLine line) =>
        $"{MarkdownText.Code(line.Attribute, LongestName)} {MarkdownText.Plain(line.Text, LongestText)}{(line.Code is { } code ? $" ({MarkdownText.Plain(code, 20)})" : string.Empty)}";

    private static string Happening(MachineReport machine) =>
        Outcomes.MayStop(machine) ? $"**{Outcomes.Happening(machine)}**" : Outcomes.Happening(machine);

    private static IEnumerable<string> Lines(MachineReport machine)
    {
        var lines = machine.Changes.Select(Line);
        return machine.Why is { } why ? lines.Append(MarkdownText.Plain(why, LongestText)) : lines;
    }

    private static string Attributes(MachineReport machine)
    {
        string[] attributes = [.. machine.Changes.Select(c => c.Attribute).Distinct()];
        var shown = string.Join(", ", attributes.Take(AttributesInShort).Select(a => MarkdownText.Code(a, LongestName)));
        return attributes.Length > AttributesInShort ? $"{shown} and {attributes.Length - AttributesInShort} more" : shown;
    }

    /// <summary>The name, where the address does not tell it.</summary>
    private static string Name(MachineReport machine) => machine.Name is not { } name || EndsWith(machine.Address, name)
        ? string.Empty
        : $"<br>{MarkdownText.Code(name, LongestName)}";

    private static bool EndsWith(string address, string name)
    {
        var rest = address.AsSpan();
        if (address.EndsWith($"[\"{name}\"]", StringComparison.Ordinal) || address == name)
        {
            return true;
        }

        return rest.EndsWith(name, StringComparison.Ordinal) && rest[..^name.Length] is [.., '.' or ':'];
    }
}
