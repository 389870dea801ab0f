using HotplugIac.Core.Model;

namespace HotplugIac.Core.Tests.Rules.Shown;

/// <summary>A wish as a user writes it: the attributes that are set, one per line.</summary>
internal static class Wished
{
    public static string Spec(MachineSpec spec)
    {
        var lines = Numbers(spec).Concat(Sizes(spec)).Concat(Structures(spec)).Concat(Policies(spec.Policy)).ToList();
        return lines.Count == 0 ? "# nothing new" : string.Join('\n', lines);
    }

    private static IEnumerable<string> Numbers(MachineSpec spec)
    {
        (string Name, int? Value)[] all = [("vcpus", spec.Vcpus), ("max_vcpus", spec.MaxVcpus), ("min_vcpus", spec.MinVcpus), ("memory_slots", spec.MemorySlots)];
        return all.Where(n => n.Value is not null).Select(n => $"{n.Name} = {n.Value}");
    }

    private static IEnumerable<string> Sizes(MachineSpec spec)
    {
        (string Name, ByteSize? Value)[] all = [("memory", spec.Memory), ("base_memory", spec.BaseMemory), ("max_memory", spec.MaxMemory)];
        return all.Where(s => s.Value is not null).Select(s => $"{s.Name} = \"{s.Value}\"");
    }

    private static IEnumerable<string> Structures(MachineSpec spec)
    {
        if (spec.MemoryMethod is { } method)
        {
            yield return $"memory_method = \"{Model(method)}\"";
        }

        if (spec.Topology is { } topology)
        {
            yield return $"cpu_topology = {{ sockets = {topology.Sockets}, dies = {topology.Dies}, cores = {topology.Cores}, threads = {topology.Threads} }}";
        }

        if (spec.NumaCells is { } cells)
        {
            yield return $"numa_cells = [\n{string.Concat(cells.Select(c => $"  {{ cpus = \"{c.Cpus}\", memory = \"{c.Memory}\"{(c.Distances.Count == 0 ? string.Empty : $", distances = [{string.Join(", ", c.Distances)}]")} }},\n"))}]";
        }

        if (spec.MemoryDevices is { } devices)
        {
            yield return $"memory_devices = {{\n{string.Concat(devices.Select(d => $"  {d.Alias[MemoryDevice.UserAliasPrefix.Length..]} = {{ {Device(d)} }}\n"))}}}";
        }

        if (spec.NumaTune is { } tune)
        {
            var inCells = tune.Cells.Select(c => $"{{ cell = {c.Cell}, mode = \"{Word(c.Mode)}\", nodeset = \"{c.Nodeset}\" }}").ToList();
            yield return $"numa_tune = {{ mode = \"{Word(tune.Mode)}\", nodeset = \"{tune.Nodeset}\"{(inCells.Count == 0 ? string.Empty : $", cells = [{string.Join(", ", inCells)}]")} }}";
        }
    }

    private static IEnumerable<string> Policies(Policy policy)
    {
        (bool IsSet, string Text)[] all =
        [
            (policy.OnRebootRequired != RebootPolicy.Defer, $"on_reboot_required = \"{Word(policy.OnRebootRequired)}\""),
            (policy.Unplug != UnplugPolicy.Live, $"unplug = \"{(policy.Unplug == UnplugPolicy.LiveOrPending ? "live_or_pending" : Word(policy.Unplug))}\""),
            (policy.Guest != GuestPolicy.Auto, $"guest = \"{Word(policy.Guest)}\""),
            (policy.ShutdownTimeout != Policy.Default.ShutdownTimeout, $"shutdown_timeout = \"{policy.ShutdownTimeout.TotalSeconds:0}s\""),
            (policy.UnplugTimeout != Policy.Default.UnplugTimeout, $"unplug_timeout = \"{policy.UnplugTimeout.TotalSeconds:0}s\""),
            (policy.ForceStop, "force_stop = true"),
        ];
        return all.Where(p => p.IsSet).Select(p => p.Text);
    }

    private static string Device(MemoryDevice device) =>
        $"model = \"{Model(device.Model)}\", size = \"{device.Size}\""
        + (device.Requested.IsZero ? string.Empty : $", requested = \"{device.Requested}\"")
        + (device.Node is { } node ? $", node = {node}" : string.Empty);

    private static string Model(MemoryModel model) => model == MemoryModel.VirtioMem ? "virtio-mem" : Word(model);

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
