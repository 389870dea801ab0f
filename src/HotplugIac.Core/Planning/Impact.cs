using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning;

/// <summary>The severest thing a plan does, in rising order.</summary>
public enum Verdict
{
    None,
    Live,
    Reboot,
    Replace,
}

/// <summary>When a change takes effect.</summary>
public enum ImpactClass
{
    /// <summary>Without stopping the machine (or written to the configuration of one that is off).</summary>
    Live,

    /// <summary>When the machine has been stopped and started.</summary>
    Reboot,

    /// <summary>Only a machine that is made anew has it: the reason of a replacement.</summary>
    Replace,
}

/// <summary>One change of one attribute.</summary>
/// <param name="From">What is there now, as text.</param>
/// <param name="To">What will be there.</param>
/// <param name="How">A few words on the way it is done.</param>
public sealed record Change(string Attribute, ImpactClass Class, string From, string To, string How, string Code)
{
    /// <summary>The line that users read in a plan.</summary>
    public string Text => $"{From} → {To}, {How} ({Code})";
}

/// <summary>What applying a plan means for the machine.</summary>
public sealed record Impact(EquatableList<Change> Changes)
{
    public static Impact None { get; } = new([]);

    /// <summary>Whether this apply stops the machine. A deferred reboot change does not.</summary>
    public bool StopsMachine { get; init; }

    public Verdict Verdict =>
        Changes.Count == 0 ? Verdict.None
        : Changes.Any(c => c.Class == ImpactClass.Replace) ? Verdict.Replace
        : Changes.Any(c => c.Class == ImpactClass.Reboot) ? Verdict.Reboot
        : Verdict.Live;

    public IEnumerable<Change> Live => Changes.Where(c => c.Class == ImpactClass.Live);

    /// <summary>Why the machine is made anew. Nothing else stands beside them: a new machine has it all.</summary>
    public IEnumerable<Change> Replace => Changes.Where(c => c.Class == ImpactClass.Replace);

    public IEnumerable<Change> Reboot => Changes.Where(c => c.Class == ImpactClass.Reboot);
}
