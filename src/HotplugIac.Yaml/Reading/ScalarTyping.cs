using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Yaml.Reading;

/// <summary>Scalars → values of the schema's kinds.</summary>
internal static class ScalarTyping
{
    /// <summary>More digits than any number here has; the range of each attribute is the schema's own to check.</summary>
    private const int MostDigits = 18;

    /// <param name="label">How the message names the value.</param>
    /// <param name="error">What is wrong and what to write instead; empty on success.</param>
    public static Value Read(ScalarNode node, AttributeSchema row, string label, out string error)
    {
        var kind = CoreScalar.KindOf(node);
        error = string.Empty;
        switch (row.Kind, kind)
        {
            case (_, CoreKind.Null):
                return Value.Null;
            case (ValueKind.Text or ValueKind.Size or ValueKind.Duration, CoreKind.Text):
                return Value.Of(node.Text);
            case (ValueKind.WholeNumber, CoreKind.WholeNumber) when node.Text.Length <= MostDigits:
                return new NumberValue(decimal.Parse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
            case (ValueKind.Flag, CoreKind.Flag):
                return Value.Of(CoreScalar.IsTrue(node));
            default:
                error = $"{label} = {Written(node, row)} {Wrong(node, kind, row)}";
                return Value.Null;
        }
    }

    /// <summary>What a value of a kind looks like.</summary>
    public static string Meant(AttributeSchema row) => row switch
    {
        { Choice: { } choice } => $"one of {string.Join(", ", choice.Values)}",
        { Kind: ValueKind.WholeNumber } => "a whole number, such as 4",
        { Kind: ValueKind.Flag } => "true or false",
        { Kind: ValueKind.Size } => "a size, such as 8GiB",
        { Kind: ValueKind.Duration } => "a duration, such as 90s",
        { Kind: ValueKind.TextList } => "a list of texts",
        { Kind: ValueKind.NumberList } => "a list of whole numbers, such as [10, 20]",
        { Kind: ValueKind.ObjectList } => $"a list of maps with {Keys(row)}",
        { Kind: ValueKind.TextMap } => "a map of texts",
        { Kind: ValueKind.ObjectMap } => $"a map of names to maps with {Keys(row)}",
        { Kind: ValueKind.Object } => $"a map with {Keys(row)}",
        _ => "text",
    };

    private static string Keys(AttributeSchema row) => string.Join(", ", row.Nested.Select(n => n.Name));

    private static string Written(ScalarNode node, AttributeSchema row) => row.Sensitive ? "(a secret)" : node.IsPlain ? Shown.Plain(node.Text) : Shown.Quoted(node.Text);

    private static string Wrong(ScalarNode node, CoreKind kind, AttributeSchema row) => (row.Kind, kind) switch
    {
        (ValueKind.WholeNumber, CoreKind.WholeNumber) => $"is too large: a whole number has at most {MostDigits} digits here.",
        (ValueKind.WholeNumber, CoreKind.OddNumber) when CoreScalar.PlainDigits(node.Text) is { } digits => $"is no plain whole number, and not every YAML reader takes it for the same: write {digits}.",
        (ValueKind.WholeNumber, CoreKind.Text) when CoreScalar.IsWhole(node.Text) => $"is text, because it is in quotes: write {Shown.Plain(node.Text)} without them.",
        (ValueKind.Flag, CoreKind.Text) when FlagOf(node.Text) is { } flag => $"is text in YAML 1.2: write {flag}{(node.IsPlain ? string.Empty : " without quotes")}.",
        (ValueKind.Size, CoreKind.WholeNumber) when SizeOf(node.Text) is { } size => $"has no unit: did you mean {size}? Write a number and one of B, KiB, MiB, GiB, TiB or PiB, such as 8GiB.",
        (ValueKind.Size, CoreKind.OddNumber) => "has no unit: write a number and one of B, KiB, MiB, GiB, TiB or PiB, such as 8GiB.",
        (ValueKind.Duration, CoreKind.WholeNumber) when !node.Text.StartsWith('-') => $"has no unit: did you mean {node.Text}s? Write for example 90s, 5m or 1h30m.",
        (ValueKind.Text, _) when row.Choice is null => row.Sensitive ? "is not text: put it in quotes." : $"is {Name(kind)} in YAML, and text is needed: put it in quotes, {Shown.Quoted(node.Text)}.",
        _ => $"is not possible: it must be {Meant(row)}.",
    };

    private static string Name(CoreKind kind) => kind == CoreKind.Flag ? "true or false" : "a number";

    private static string? FlagOf(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" or "y" => "true",
        "false" or "no" or "off" or "n" => "false",
        _ => null,
    };

    /// <summary>What people mean by a bare number: bytes when it is huge, MiB when it is large, else GiB.</summary>
    private static string? SizeOf(string digits) => !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0 ? null
        : number >= 1 << 20 ? new ByteSize(number).ToString()
        : number >= 1024 ? ByteSize.FromMiB(number).ToString()
        : $"{number}GiB";
}
