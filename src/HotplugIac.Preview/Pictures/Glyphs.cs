namespace HotplugIac.Preview.Pictures;

/// <summary>The characters of text pictures. What is added or removed has a sign, so that no colour is needed.</summary>
internal sealed record Glyphs(
    char Fixed, char Used, char Base, char Dimm, char VirtioMem, char Other, char Free,
    char Across, char Down, string TopLeft, string TopRight, string BottomLeft, string BottomRight, string Ellipsis, string Arrow, string Times)
{
    public static Glyphs Unicode { get; } = new('█', '▓', '█', '▓', '▒', '◆', '░', '─', '│', "┌", "┐", "└", "┘", "…", "→", "×");

    public static Glyphs Ascii { get; } = new('#', '=', '#', '=', '%', 'o', '.', '-', '|', "+", "+", "+", "+", "...", "->", "x");

    public static Glyphs For(bool unicode) => unicode ? Unicode : Ascii;

    public char Of(RunKind kind) => kind switch
    {
        RunKind.Fixed => Fixed,
        RunKind.Used => Used,
        RunKind.Base => Base,
        RunKind.Dimm => Dimm,
        RunKind.VirtioMem => VirtioMem,
        RunKind.Other => Other,
        RunKind.Added => '+',
        RunKind.Removed => '-',
        _ => Free,
    };

    /// <summary>Our own words in these characters.</summary>
    public string Spell(string text) => this == Unicode ? text : text.Replace("→", Arrow, StringComparison.Ordinal).Replace("×", Times, StringComparison.Ordinal);
}
