using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Libvirt.Tests.Differential;

/// <summary>What to do next with a machine; the same seed and the same machine give the same.</summary>
/// <param name="canUnplugVcpus">
/// Whether a vCPU may be asked back: under emulation QEMU never completes it and is confused afterwards (RULEBOOK E).
/// </param>
internal sealed class RandomOperations(int seed, bool canUnplugVcpus)
{
    private static readonly ByteSize Block = ByteSize.FromMiB(128);

    private readonly Random _random = new(seed);
    private int _names;

    public Operation Next(MachineSnapshot machine) => _random.Next(20) switch
    {
        < 13 => new Operation.Wish(Wish(machine)),
        < 17 when machine.Running is { } running => new Operation.Live(Step(running)),
        < 19 when machine.Running is not null => new Operation.Write(Written(machine.Configured)),
        _ => new Operation.Power(machine.Running is null),
    };

    private MachineSpec Wish(MachineSnapshot machine)
    {
        var (now, next) = (machine.Running ?? machine.Configured, machine.Configured);
        var spec = new MachineSpec(machine.Name) { Policy = Policies() };
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            spec = _random.Next(14) switch
            {
                < 3 => spec with { Vcpus = _random.Next(1, (OneIn(4) ? next : now).MaxVcpus + (OneIn(6) ? 3 : 1)) },
                < 7 => spec with { Memory = spec.MemoryDevices is null || OneIn(4) ? Blocks(1, (int)(now.MemoryCeiling.Bytes / Block.Bytes) + (OneIn(4) ? 3 : 0)) : spec.Memory },
                7 => spec with { MaxVcpus = _random.Next(Math.Min(next.Vcpus, 4), 9) },
                8 => spec with { MinVcpus = _random.Next(1, next.Vcpus + 1) },
                9 => spec with { MaxMemory = now.MaxMemory.IsZero && OneIn(2) ? null : Blocks(2, 16) },
                10 => spec with { MemorySlots = _random.Next(1, 10) },
                11 => spec with { BaseMemory = Blocks(1, 4) },
                12 => spec with { MemoryMethod = OneIn(2) ? MemoryModel.Dimm : MemoryModel.VirtioMem },
                _ => OneIn(2) ? spec with { Topology = Topology(spec.MaxVcpus ?? next.MaxVcpus) }
                    : spec.Memory is null ? spec with { MemoryDevices = Devices(next) } : spec,
            };
        }

        return Kept(spec, now);
    }

    /// <summary>The same wish without an unplug of vCPUs, where there cannot be one.</summary>
    private MachineSpec Kept(MachineSpec spec, Sizing now)
    {
        var isReduction = spec.Vcpus < now.Vcpus || spec.MaxVcpus < now.Vcpus;
        return canUnplugVcpus || !isReduction ? spec : spec with { Policy = spec.Policy with { Unplug = UnplugPolicy.Reboot } };
    }

    private Policy Policies() => new()
    {
        OnRebootRequired = _random.Next(10) switch { 0 => RebootPolicy.Fail, 1 => RebootPolicy.Reboot, _ => RebootPolicy.Defer },
        Unplug = _random.Next(6) switch { 0 => UnplugPolicy.Reboot, 1 or 2 => UnplugPolicy.LiveOrPending, _ => UnplugPolicy.Live },
        UnplugTimeout = TimeSpan.FromSeconds(8),
        ShutdownTimeout = TimeSpan.FromSeconds(60),
        ForceStop = true,
        Guest = OneIn(3) ? GuestPolicy.Ignore : GuestPolicy.Auto,
    };

    private CpuTopology Topology(int vcpus)
    {
        var cores = _random.Next(1, 4);
        return vcpus % cores == 0 ? new CpuTopology(vcpus / cores, 1, cores, 1) : new CpuTopology(1, 1, vcpus, 1);
    }

    private EquatableList<MemoryDevice> Devices(Sizing next)
    {
        var kept = next.Devices.Where(d => d.IsNamed && d.Alias.StartsWith("ua-my", StringComparison.Ordinal) && !OneIn(3))
            .Select(d => d.Model == MemoryModel.VirtioMem && OneIn(2) ? d with { Requested = ByteSize.Min(d.Size, ByteSize.FromMiB(64) * _random.Next(0, 5)) } : d);
        var added = Enumerable.Range(0, _random.Next(0, 2)).Select(_ => Device(next, $"ua-my{_random.Next(4)}"));
        return [.. kept.Concat(added).DistinctBy(d => d.Alias).OrderBy(d => d.Alias, StringComparer.Ordinal)];
    }

    private MemoryDevice Device(Sizing sizing, string alias)
    {
        int? node = sizing.NumaCells.Count == 0 ? null : _random.Next(sizing.NumaCells.Count);
        return OneIn(2)
            ? new MemoryDevice(MemoryModel.Dimm, alias, Blocks(1, 3), node)
            : new MemoryDevice(MemoryModel.VirtioMem, alias, Blocks(1, 3), node) { Requested = ByteSize.FromMiB(64) * _random.Next(0, 3), Block = ByteSize.FromMiB(2) };
    }

    /// <summary>Also what nobody plans. A DIMM that is no whole guest block is left out: it breaks every later one in the guest (RULEBOOK E).</summary>
    private PlanStep Step(Sizing running)
    {
        var device = running.Devices.Count == 0 ? null : running.Devices[_random.Next(running.Devices.Count)];
        return _random.Next(8) switch
        {
            0 or 1 => new SetVcpusStep(running.Vcpus, _random.Next(running.Vcpus + 1, running.MaxVcpus + 3)),
            2 when running.MinVcpus > 1 => new SetVcpusStep(running.Vcpus, _random.Next(1, running.MinVcpus)),
            3 when device is { Model: MemoryModel.VirtioMem } => new ResizeMemoryDeviceStep(device.Alias, device.Requested, ByteSize.FromMiB(OneIn(4) ? 33 : 64) * _random.Next(0, 8)),
            4 => new DetachMemoryDeviceStep(device is { Model: MemoryModel.Dimm } ? device : new MemoryDevice(MemoryModel.Dimm, "ua-nobody", Block, 0)),
            5 => new AttachMemoryDeviceStep(Device(running, device is not null && OneIn(2) ? device.Alias : $"ua-raw{_names++}") with { Size = ByteSize.FromMiB(129) }),
            6 => new AttachMemoryDeviceStep(Device(running, $"ua-raw{_names++}") with { Node = running.NumaCells.Count + _random.Next(2) }),
            _ => new AttachMemoryDeviceStep(Device(running, $"ua-raw{_names++}")),
        };
    }

    /// <summary>Small edits of the configuration, legal or not.</summary>
    private Sizing Written(Sizing sizing) => _random.Next(7) switch
    {
        0 => sizing with { MaxMemory = Blocks(1, 12) },
        1 => sizing with { MemorySlots = _random.Next(0, 9) },
        2 => sizing with { Topology = new CpuTopology(1, 1, _random.Next(1, 9), 1) },
        3 => sizing with { Vcpus = _random.Next(1, sizing.MaxVcpus + 2) },
        4 => sizing with { MaxVcpus = _random.Next(sizing.Vcpus, 9), Topology = null },
        5 => sizing with { Devices = sizing.Devices.Append(Device(sizing, $"ua-my{_random.Next(4)}")).DistinctBy(d => d.Alias).ToEquatableList() },
        _ => sizing with { Devices = [.. sizing.Devices.Skip(1)] },
    };

    private ByteSize Blocks(int low, int high) => Block * _random.Next(low, Math.Max(low, high) + 1);

    private bool OneIn(int n) => _random.Next(n) == 0;
}
