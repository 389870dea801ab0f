using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Machine;

/// <summary>
/// Whether a stored document is one that this program can have written. A state can be edited by hand or cut, and a reader of JSON
/// makes nulls and zeros of what is missing; numbers that no machine has would be an overflow in the planner.
/// </summary>
internal static class PrivateSoundness
{
    public static bool IsSound(this PrivateDocument document) =>
        HasTexts(document.Targets) && HasTexts(document.Acknowledged) && (document.Claims ?? []).All(c => c is not null)
        && (document.Snapshot is not { } snapshot || IsSound(snapshot));

    private static bool IsSound(PrivateSnapshot snapshot) =>
        snapshot is { Id: not null, Name: not null, Hypervisor: not null, Configured: not null, Facts: not null }
        && Enum.IsDefined(snapshot.Power)
        && IsSound(snapshot.Configured) && (snapshot.Running is null || IsSound(snapshot.Running)) && IsSound(snapshot.Facts);

    private static bool IsSound(PrivateSizing sizing) =>
        IsCount(sizing.Vcpus) && IsCount(sizing.MaxVcpus) && IsCount(sizing.MinVcpus) && sizing.Slots >= 0
        && IsSize(sizing.Base) && IsSize(sizing.Max)
        && (sizing.Topology is null or [> 0 and <= MachineFacts.VcpuCeiling, > 0 and <= MachineFacts.VcpuCeiling, > 0 and <= MachineFacts.VcpuCeiling, > 0 and <= MachineFacts.VcpuCeiling])
        && sizing.Cells is { } cells && cells.All(c => c is { Cpus: not null } && IsSize(c.Memory))
        && sizing.Devices is { } devices && devices.All(IsSound)
        && (sizing.Tune is not { } tune || (tune.Nodes is not null && Enum.IsDefined(tune.Mode) && (tune.Cells ?? []).All(c => c is { Nodes: not null } && Enum.IsDefined(c.Mode))));

    private static bool IsSound(PrivateDevice? device) =>
        device is { Alias: not null } && Enum.IsDefined(device.Model) && Enum.IsDefined(device.Slot)
        && IsSize(device.Size) && IsSize(device.Requested) && IsSize(device.Current) && IsSize(device.Block);

    private static bool IsSound(PrivateFacts facts) =>
        facts.MachineType is not null && facts.VcpuLimit >= 0 && facts.SlotLimit >= 0 && facts.VcpuGranularity is >= 0 and <= MachineFacts.VcpuCeiling
        && IsSize(facts.GuestBlock) && IsSize(facts.VirtioMemBlock) && IsSize(facts.BaseAlignment)
        && (facts.Resize is not { } resize || Enum.IsDefined(resize.Method));

    private static bool HasTexts(Dictionary<string, string>? texts) => texts is null || texts.Values.All(t => t is not null);

    private static bool IsCount(int vcpus) => vcpus is >= 0 and <= MachineFacts.VcpuCeiling;

    private static bool IsSize(long bytes) => bytes >= 0 && bytes <= MachineFacts.MemoryLimit.Bytes;
}
