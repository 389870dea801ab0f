namespace HotplugIac.Cli.Doctoring;

/// <summary>What came of looking.</summary>
internal enum Level
{
    Ok,

    /// <summary>Worth changing; resizing works, or works in part.</summary>
    Warning,

    /// <summary>Something cannot be resized while the machine runs.</summary>
    Problem,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Id">Stable, for programs.</param>
/// <param name="Text">What is so; and beside a problem what to do.</param>
/// <param name="Code">The rule; null where all is well.</param>
internal sealed record Check(string Id, Level Level, string Text, string? Code = null)
{
    public static Check Ok(string id, string text) => new(id, Level.Ok, text);
}

/// <summary>All that was looked at on one machine.</summary>
internal sealed record Diagnosis(string Name, string? PowerState, IReadOnlyList<Check> Checks)
{
    public IEnumerable<Check> ToDo => Checks.Where(c => c.Level != Level.Ok);

    public Level Worst => Checks.Count == 0 ? Level.Ok : Checks.Max(c => c.Level);
}
