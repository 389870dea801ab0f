using HotplugIac.Core.Model;
using HotplugIac.Resources.Schema;

namespace HotplugIac.Resources.Input;

/// <summary>The closed sets of the schema.</summary>
internal static class Choices
{
    public static Choice<RebootPolicy> OnRebootRequired { get; } =
        new("RebootPolicy", ("defer", RebootPolicy.Defer), ("reboot", RebootPolicy.Reboot), ("fail", RebootPolicy.Fail));

    public static Choice<UnplugPolicy> Unplug { get; } =
        new("UnplugPolicy", ("live", UnplugPolicy.Live), ("live_or_pending", UnplugPolicy.LiveOrPending), ("reboot", UnplugPolicy.Reboot));

    public static Choice<GuestPolicy> Guest { get; } =
        new("GuestPolicy", ("auto", GuestPolicy.Auto), ("verify", GuestPolicy.Verify), ("online", GuestPolicy.Online), ("ignore", GuestPolicy.Ignore));

    public static Choice<MemoryModel> MemoryModels { get; } =
        new("MemoryModel", ("dimm", MemoryModel.Dimm), ("virtio-mem", MemoryModel.VirtioMem));

    public static Choice<NumaTuneMode> NumaTuneModes { get; } =
        new("NumaTuneMode", ("strict", NumaTuneMode.Strict), ("preferred", NumaTuneMode.Preferred), ("interleave", NumaTuneMode.Interleave), ("restrictive", NumaTuneMode.Restrictive));

    public static Choice<PowerState> PowerStates { get; } =
        new("PowerState", ("running", PowerState.Running), ("paused", PowerState.Paused), ("shut off", PowerState.Off));

    public static Choice<UnreachablePolicy> OnUnreachable { get; } =
        new("UnreachablePolicy", ("error", UnreachablePolicy.Error), ("keep", UnreachablePolicy.Keep));

    /// <summary>Told only: the planner's own, and what a forecast says where facts are missing.</summary>
    public static ChoiceSchema Verdicts { get; } = new("Verdict", ["none", "live", "reboot", "replace", "unknown"]);
}
