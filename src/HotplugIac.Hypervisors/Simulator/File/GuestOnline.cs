using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>What a guest that uses all it has would show: that is what the file means where it says nothing.</summary>
internal static class GuestOnline
{
    public static Sizing Booted(Sizing configured) => configured.Devices.Count == 0 ? configured : configured with
    {
        Devices = configured.Devices.Select(d => d.Model == MemoryModel.VirtioMem ? d with { Current = d.Requested } : d).ToEquatableList(),
    };

    public static int Vcpus(Sizing? running) => running?.Vcpus ?? 0;

    public static int Blocks(Sizing? running, MachineFacts facts) =>
        running is null ? 0 : GuestSystem.Blocks(running, facts);
}
