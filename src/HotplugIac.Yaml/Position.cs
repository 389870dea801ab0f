namespace HotplugIac.Yaml;

/// <summary>A place in a text as editors count it: lines and columns from 1, a column for each UTF-16 unit.</summary>
public readonly record struct Position(int Line, int Column)
{
    public static Position Start { get; } = new(1, 1);

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {Line}, column {Column}");
}
