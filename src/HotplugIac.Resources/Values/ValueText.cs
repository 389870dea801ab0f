namespace HotplugIac.Resources.Values;

/// <summary>Values as one line, for messages.</summary>
internal static class ValueText
{
    public static string Of(Value value) => value switch
    {
        NullValue => "null",
        UnknownValue => "unknown",
        TextValue text => $"\"{text.Text}\"",
        FlagValue flag => flag.Flag ? "true" : "false",
        ListValue list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        MapValue map => $"{{{string.Join(", ", map.Fields.Where(f => !f.Value.IsNull).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key} = {Of(f.Value)}"))}}}",
        _ => value.ToString(),
    };
}
