using TerraformPlugin.Protocol;

namespace HotplugIac.Soak.Oracles;

/// <summary>
/// Whether somebody was told that a machine could not be read. A host that is gone is told once, for all of its machines: Terraform
/// then ends the command, and what the others have in the state is what was known.
/// </summary>
internal static class UnreadOracle
{
    private static readonly string[] Words = ["could not be read", "cannot be read", "cannot be reached"];

    /// <param name="all">The errors of all machines of a command.</param>
    public static bool IsUnread(string machine, IEnumerable<Diagnostic> all) =>
        all.Any(e => e.Detail.Contains(machine, StringComparison.Ordinal) && Words.Any(w => e.Detail.Contains(w, StringComparison.Ordinal)));
}
