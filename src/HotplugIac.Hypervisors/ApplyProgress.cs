using System.Globalization;

namespace HotplugIac.Hypervisors;

/// <summary>What a report of an apply under way is about.</summary>
public enum ApplyPhase
{
    Started,

    /// <summary>The step takes long; reported every ten seconds.</summary>
    Waiting,
    Done,

    /// <summary>It failed, or is only done as far as the policy needs.</summary>
    Ended,
}

/// <summary>How far an apply is. Reports may come from any thread, in order for one machine; an observer must not throw.</summary>
/// <param name="Machine">Its name.</param>
/// <param name="Step">From 1; zero for what comes before and after the steps.</param>
/// <param name="Steps">How many there are.</param>
/// <param name="What">The step, in the plan's words.</param>
/// <param name="Elapsed">Since the step started.</param>
public sealed record ApplyProgress(string Machine, int Step, int Steps, string What, ApplyPhase Phase, TimeSpan Elapsed)
{
    /// <summary>Who or what has to act before it goes on; null where nobody is waited for.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>The machine's id; empty for one that is still to be created.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>What the step is, as a word for programs; null for what is no step.</summary>
    public string? Kind { get; init; }

    /// <summary>Why it has not been done, as a rule's code.</summary>
    public string? Rule { get; init; }

    /// <summary>The same without the plan's words, which name sizes.</summary>
    public ApplyProgress WithoutSizes() => Step == 0 ? this : this with { What = (Kind ?? "a step").Replace('_', ' ') + " (the values are secret)" };

    /// <summary>One line for a log.</summary>
    public override string ToString()
    {
        var step = Step == 0 ? What : string.Create(CultureInfo.InvariantCulture, $"step {Step} of {Steps}: {What}");
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{Elapsed.TotalSeconds:0} s");
        return Phase switch
        {
            ApplyPhase.Started => $"{Machine}: {step}",
            ApplyPhase.Waiting => $"{Machine}: {step}: still waiting for {WaitsFor ?? "the hypervisor"} after {seconds}",
            ApplyPhase.Done => $"{Machine}: {step}: done after {seconds}",
            _ => $"{Machine}: {step}: not done after {seconds}",
        };
    }
}
