using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Json;

/// <summary>The words of the published schema. They are written out, so that a renamed member cannot change them.</summary>
internal static class JsonWords
{
    public static string Of(SourceKind kind) => kind switch
    {
        SourceKind.Terraform => "terraform",
        SourceKind.PulumiDigest => "pulumi_digest",
        SourceKind.PulumiEvents => "pulumi_events",
        SourceKind.Yaml => "yaml",
        _ => "hypervisor",
    };

    public static string Of(NoteKind kind) => kind switch
    {
        NoteKind.Incomplete => "incomplete",
        NoteKind.Error => "error",
        NoteKind.Warning => "warning",
        _ => "information",
    };

    public static string Of(MachineAction action) => action switch
    {
        MachineAction.Create => "create",
        MachineAction.Adopt => "adopt",
        MachineAction.Update => "update",
        MachineAction.Replace => "replace",
        MachineAction.Delete => "delete",
        MachineAction.Release => "release",
        _ => "none",
    };

    public static string Of(PreviewVerdict verdict) => verdict switch
    {
        PreviewVerdict.Live => "live",
        PreviewVerdict.Reboot => "reboot",
        PreviewVerdict.Replace => "replace",
        PreviewVerdict.Unknown => "unknown",
        _ => "none",
    };

    public static string Of(VerdictOrigin origin) => origin switch
    {
        VerdictOrigin.Plan => "plan",
        VerdictOrigin.Forecast => "forecast",
        _ => "action",
    };

    public static string Of(Timing timing) => timing switch
    {
        Timing.Live => "live",
        Timing.Reboot => "reboot",
        Timing.Replace => "replace",
        _ => "unknown",
    };

    public static string Of(PolicyEffect effect) => effect switch
    {
        PolicyEffect.Deny => "deny",
        _ => "warn",
    };

    public static string Of(MachineOutcome outcome) => outcome switch
    {
        MachineOutcome.Deleted => "deleted",
        MachineOutcome.Replaced => "replaced",
        MachineOutcome.Stopped => "stopped",
        MachineOutcome.Unknown => "unknown",
        MachineOutcome.Waiting => "waiting",
        MachineOutcome.Live => "live",
        MachineOutcome.Released => "released",
        MachineOutcome.Created => "created",
        MachineOutcome.Adopted => "adopted",
        MachineOutcome.Settings => "settings",
        MachineOutcome.Moved => "moved",
        MachineOutcome.Imported => "imported",
        MachineOutcome.Drifted => "drifted",
        _ => "unchanged",
    };
}
