using System.Globalization;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>Where something stands, both from 1.</summary>
internal sealed record YamlPlace(long Line, long Column)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}");
}

/// <summary>A part of a YAML document that knows where it stands.</summary>
internal abstract record YamlPart(YamlPlace Place)
{
    /// <summary>What it is, for errors.</summary>
    public abstract string Kind { get; }
}

/// <param name="Plain">Without quotes, so that it may be a number, a truth value or nothing at all.</param>
internal sealed record YamlText(YamlPlace Place, string Text, bool Plain) : YamlPart(Place)
{
    public bool IsNull => Plain && (Text is "" or "~" or "null" or "Null" or "NULL");

    /// <summary>Null when it is none.</summary>
    public bool? Flag => !Plain ? null : Text switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    public bool IsNumber => Plain && double.TryParse(Text, CultureInfo.InvariantCulture, out _);

    public override string Kind => IsNull ? "nothing" : Flag is not null ? $"the truth value {Text}" : IsNumber ? $"the number {Text}" : $"the text \"{Text}\"";
}

internal sealed record YamlList(YamlPlace Place, IReadOnlyList<YamlPart> Items) : YamlPart(Place)
{
    public override string Kind => "a list";
}

internal sealed record YamlField(string Key, YamlPlace Place, YamlPart Value);

internal sealed record YamlMap(YamlPlace Place, IReadOnlyList<YamlField> Fields) : YamlPart(Place)
{
    public override string Kind => "a map";
}
