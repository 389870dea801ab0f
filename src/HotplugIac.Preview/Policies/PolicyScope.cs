using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Policies;

/// <summary>
/// The <c>match</c> of a rule or an exception: which machines. Every kind of pattern that is given must match; of several patterns of a kind, one.
/// What is not known is in the scope of a rule and not in that of an exception, so that the gate stays shut.
/// </summary>
public sealed record PolicyScope
{
    public static PolicyScope Everything { get; } = new();

    /// <summary>Empty: any.</summary>
    public EquatableList<Glob> Addresses { get; init; } = [];

    /// <summary>Empty: any.</summary>
    public EquatableList<Glob> Names { get; init; } = [];

    /// <summary>Empty: any.</summary>
    public EquatableList<Glob> Environments { get; init; } = [];

    /// <summary>A machine that was moved is in scope by either address: moving it does not take it away from a rule.</summary>
    /// <param name="doubts">Takes a sentence for each pattern that applies only because something is not known.</param>
    internal bool HasForRule(PolicySubject subject, string? environment, ICollection<string> doubts)
    {
        if ((subject.Addresses.Count > 0 && Addresses.Count > 0 && !subject.Addresses.Any(a => Any(Addresses, a)))
            || (subject.Name is not null && Names.Count > 0 && !Any(Names, subject.Name))
            || (environment is not null && Environments.Count > 0 && !Any(Environments, environment)))
        {
            return false;
        }

        if (subject.Name is null && Names.Count > 0 && subject.Addresses.Count > 0)
        {
            doubts.Add("Its name is not known yet, so that the rule applies.");
        }

        if (environment is null && Environments.Count > 0)
        {
            doubts.Add($"No environment was named, so that a rule for {string.Join(", ", Environments.Select(e => e.Pattern))} applies: name it with --environment.");
        }

        return true;
    }

    /// <summary>Only by its present address: an exception was granted for a machine where it is.</summary>
    internal bool HasForException(PolicySubject subject, string? environment) =>
        Known(Addresses, subject.Address) && Known(Names, subject.Name) && Known(Environments, environment);

    private static bool Known(EquatableList<Glob> globs, string? text) =>
        globs.Count == 0 || (text is null ? globs.Any(g => g.MatchesAll) : Any(globs, text));

    private static bool Any(EquatableList<Glob> globs, string text) => globs.Any(g => g.Matches(text));
}
