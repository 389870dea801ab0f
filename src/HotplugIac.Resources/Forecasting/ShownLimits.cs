using System.Globalization;
using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Forecasting;

/// <summary>What no machine can be like, however it is described. The planner reckons with machines that can exist.</summary>
internal static class ShownLimits
{
    private const int MostVcpus = CpuSet.LargestId + 1;

    /// <returns>Begins with the attribute; null for a machine that can be.</returns>
    public static string? Problem(MachineSpec shown)
    {
        var vcpus = new[] { (Attributes.Vcpus, shown.Vcpus), (Attributes.MaxVcpus, shown.MaxVcpus), (Attributes.MinVcpus, shown.MinVcpus) }.FirstOrDefault(v => v.Item2 > MostVcpus);
        var sizes = new[] { (Attributes.Memory, shown.Memory), (Attributes.BaseMemory, shown.BaseMemory), (Attributes.MaxMemory, shown.MaxMemory) };
        var size = sizes.FirstOrDefault(s => s.Item2 is { } value && (value.IsZero || value > MachineFacts.MemoryLimit));
        var parts = (shown.NumaCells ?? []).Select(c => c.Memory).Concat((shown.MemoryDevices ?? []).SelectMany(d => new[] { d.Size, d.Requested }));
        return vcpus.Item2 is not null ? Invariant($"{vcpus.Item1} = {vcpus.Item2} is not possible: no machine has more than {MostVcpus}.")
            : size.Item2 is not null ? $"{size.Item1} = \"{size.Item2}\" is not possible: a machine has more than 0B and at most {MachineFacts.MemoryLimit}."
            : parts.Sum(p => (decimal)p.Bytes) > MachineFacts.MemoryLimit.Bytes ? $"numa_cells and memory_devices add up to more than {MachineFacts.MemoryLimit}, which no machine has."
            : null;
    }

    /// <summary>The same for what runs and what the next boot brings: of a state that shows some of each, only a side is consistent.</summary>
    public static string? Problem(ShownMachine machine) =>
        machine.Running is { } running && Side(running, machine.HiddenRunning) is { } problem ? problem : Side(machine.Configured, machine.HiddenConfigured);

    private static string? Side(Sizing side, ByteSize hidden) =>
        side.Vcpus > side.MaxVcpus ? Invariant($"vcpus = {side.Vcpus} is above max_vcpus, which is {side.MaxVcpus}: give both as the machine has them.")
        : side.NumaCells.Count > 0 && side.Devices.FirstOrDefault(d => d.Node >= side.NumaCells.Count) is { } device
            ? Invariant($"memory_devices has {device.Alias[MemoryDevice.UserAliasPrefix.Length..]} on node {device.Node}, which numa_cells does not have: give both as the machine has them.")
        : hidden.Bytes < 0 ? $"memory = \"{side.Memory + hidden}\" is less than base_memory and memory_devices together, which are {side.Memory}: give all as the machine has them."
        : !side.MaxMemory.IsZero && side.MaxMemory < side.Memory + hidden ? $"max_memory = \"{side.MaxMemory}\" is below memory, which is {side.Memory + hidden}: give both as the machine has them."
        : null;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
