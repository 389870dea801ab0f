using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Tests;

/// <summary>Machines as they are common in practice, for tests to vary.</summary>
internal static class Machines
{
    public static readonly MachineFacts Dimms = new() { MachineType = "pc-q35-7.2" };

    public static readonly MachineFacts VirtioMem = Dimms with { VirtioMem = true, FreeRootPorts = 4 };

    /// <summary>2 of 4 vCPUs, 2 of 8 GiB in 16 slots, nothing hot-plugged yet.</summary>
    public static readonly Sizing Small = new(2, 4, Size("2GiB"), Size("8GiB"), 16);

    public static ByteSize Size(string text) => ByteSize.Parse(text);

    public static NumaCell Cell(string cpus, string memory) => new(Cpus(cpus), Size(memory));

    public static CpuSet Cpus(string text) => CpuSet.TryParse(text, out var set, out var error) ? set : throw new FormatException(error);

    public static MemoryDevice Dimm(string alias, string size, int? node = null) => new(MemoryModel.Dimm, alias, Size(size), node);

    /// <summary>A virtio-mem device whose guest has taken what was requested.</summary>
    public static MemoryDevice Vmem(string alias, string size, string requested, int? node = null) =>
        new(MemoryModel.VirtioMem, alias, Size(size), node) { Block = Size("2MiB"), Requested = Size(requested), Current = Size(requested) };

    public static Sizing With(this Sizing sizing, params MemoryDevice[] devices) => sizing with { Devices = [.. devices] };

    public static Sizing WithCells(this Sizing sizing, params NumaCell[] cells) =>
        sizing with { NumaCells = [.. cells], BaseMemory = ByteSize.Sum(cells.Select(c => c.Memory)) };

    /// <summary>As the sizing stands in a definition.</summary>
    public static Sizing AsConfigured(this Sizing sizing) =>
        sizing with { Devices = sizing.Devices.Select(d => d with { Current = ByteSize.Zero }).ToEquatableList() };

    /// <summary>As a boot brings the sizing up, once the guest has followed.</summary>
    public static Sizing Booted(this Sizing sizing) =>
        sizing with { Devices = sizing.Devices.Select(d => d with { Current = d.Requested }).ToEquatableList() };

    public static MachineSnapshot Running(Sizing sizing, MachineFacts? facts = null) => Pending(sizing, sizing, facts);

    /// <summary>A machine whose next boot brings something else than it has.</summary>
    public static MachineSnapshot Pending(Sizing running, Sizing configured, MachineFacts? facts = null) =>
        new("3f0c", "web", "libvirt", PowerState.Running, running, configured.AsConfigured(), facts ?? Dimms);

    public static MachineSnapshot Off(Sizing sizing, MachineFacts? facts = null) =>
        new("3f0c", "web", "libvirt", PowerState.Off, null, sizing.AsConfigured(), facts ?? Dimms);

    public static PlanResult Plan(this MachineSnapshot snapshot, MachineSpec spec, params string[] deferred) =>
        Planner.Plan(spec, snapshot, deferred.ToHashSet(StringComparer.Ordinal));

    public static readonly MachineSpec Spec = new("web");

    /// <summary>The machine after a plan was carried out.</summary>
    public static MachineSnapshot After(this MachineSnapshot snapshot, PlanResult plan) =>
        snapshot with
        {
            Running = plan.RunningAfter,
            Configured = plan.ConfiguredAfter,
            Power = plan.PowerAfter ?? snapshot.Power,
            StoppedByUs = snapshot.StoppedByUs && plan.PowerAfter is null,
        };

    /// <summary>The machine after it was stopped and started.</summary>
    public static MachineSnapshot Rebooted(this MachineSnapshot snapshot) =>
        snapshot with { Power = PowerState.Running, Running = snapshot.Configured.Booted() };

    /// <summary>The impact as a user reads it: one line per change.</summary>
    public static string[] Lines(this PlanResult plan) =>
        [.. plan.Impact.Changes.Select(c => $"{c.Class.ToString().ToLowerInvariant()} {c.Attribute}: {c.Text}")];

    public static string[] Steps(this PlanResult plan) =>
        [.. plan.Steps.Select(s => s.Describe() + (s.Configuration is null ? string.Empty : s is WriteConfigurationStep ? string.Empty : " + configuration"))];

    /// <summary>The one error of a plan that therefore does nothing.</summary>
    public static Problem OnlyError(this PlanResult plan)
    {
        plan.Steps.ShouldBeEmpty();
        plan.Impact.ShouldBe(Impact.None);
        return plan.Problems.ShouldHaveSingleItem();
    }
}
