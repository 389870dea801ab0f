using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Input;

/// <summary>The closed sets of the schema.</summary>
internal static class Choices
{
    public static Choice<RebootPolicy> OnRebootRequired { get; } =
        new(("defer", RebootPolicy.Defer), ("reboot", RebootPolicy.Reboot), ("fail", RebootPolicy.Fail));

    public static Choice<UnplugPolicy> Unplug { get; } =
        new(("live", UnplugPolicy.Live), ("live_or_pending", UnplugPolicy.LiveOrPending), ("reboot", UnplugPolicy.Reboot));

    public static Choice<GuestPolicy> Guest { get; } =
        new(("auto", GuestPolicy.Auto), ("verify", GuestPolicy.Verify), ("online", GuestPolicy.Online), ("ignore", GuestPolicy.Ignore));

    public static Choice<MemoryModel> MemoryModels { get; } =
        new(("dimm", MemoryModel.Dimm), ("virtio-mem", MemoryModel.VirtioMem));

    public static Choice<NumaTuneMode> NumaTuneModes { get; } =
        new(("strict", NumaTuneMode.Strict), ("preferred", NumaTuneMode.Preferred), ("interleave", NumaTuneMode.Interleave), ("restrictive", NumaTuneMode.Restrictive));

    public static Choice<PowerState> PowerStates { get; } =
        new(("running", PowerState.Running), ("paused", PowerState.Paused), ("shut off", PowerState.Off));

    public static Choice<UnreachablePolicy> OnUnreachable { get; } =
        new(("error", UnreachablePolicy.Error), ("keep", UnreachablePolicy.Keep));
}
