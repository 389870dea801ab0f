using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.Hypervisors;

/// <summary>What a hypervisor refused, or why it could not be asked. The message ends as a sentence does.</summary>
public sealed class HypervisorException : Exception
{
    private const int LongestMessage = 16_000;

    public HypervisorException(Rule rule, string message, Exception? cause = null)
        : base(Sentence(message), cause)
        => Rule = rule;

    /// <summary>
    /// <see cref="LifecycleRules.Unreachable"/>, <see cref="LifecycleRules.AuthFailed"/>, <see cref="LifecycleRules.NoLibvirt"/>, <see cref="LifecycleRules.NotFound"/>,
    /// <see cref="LifecycleRules.Exists"/>, <see cref="LifecycleRules.GuestRefused"/>, <see cref="LifecycleRules.ManagedSave"/>
    /// or <see cref="LifecycleRules.StepFailed"/>.
    /// </summary>
    public Rule Rule { get; }

    /// <summary>Whether the hypervisor could not be asked: it is not there, or it does not let us in.</summary>
    public bool IsUnreachable => Rule == LifecycleRules.Unreachable || Rule == LifecycleRules.AuthFailed;

    /// <summary>
    /// With <see cref="LifecycleRules.GuestRefused"/>: whether the guest has said no. When it only has not answered in time,
    /// what it was asked for can still happen, and is waited for.
    /// </summary>
    public bool IsFinal { get; init; }

    /// <summary>The hypervisor's own numbers for it, for logs: <c>libvirt_code</c>, <c>http_status</c>. Empty where it did not come from there.</summary>
    public IReadOnlyList<LogField> Origin { get; init; } = [];

    /// <summary>
    /// Hypervisors and operating systems leave out the full stop, and more sentences follow in a diagnostic. What they say can be the
    /// guest's word, and reaches terminals and logs: no control characters, and not without end.
    /// </summary>
    private static string Sentence(string message)
    {
        var text = TerminalText.Of(message.TrimEnd(), LongestMessage, keepsLines: true);
        return text.Length == 0 || text[^1] is '.' or '!' or '?' ? text : text + ".";
    }
}
