using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Resize;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning.Resize;

/// <summary>Machines of a hypervisor that resizes them as a whole (RULEBOOK B).</summary>
internal static class ResizeMachines
{
    private static readonly MachineFacts Facts = new() { MachineType = "cloud-hypervisor v53", FreeRootPorts = 0, SlotLimit = 0 };

    public static readonly MachineFacts AcpiFacts = Facts with { Resize = new ResizeFacts(ResizeMethod.Acpi) };

    public static readonly MachineFacts VirtioFacts = Facts with { VirtioMem = true, Resize = new ResizeFacts(ResizeMethod.VirtioMem) };

    public static readonly MachineFacts ZoneFacts = Facts with { VirtioMem = true, Resize = new ResizeFacts(ResizeMethod.Zones) };

    private static readonly Sizing Small = new(2, 4, Size("2GiB"), Size("8GiB"), 0);

    public static Sizing Acpi(string memory = "2GiB") => AcpiMemory.With(Small, Size(memory));

    public static Sizing Virtio(string requested = "0B") => Small.With(Vmem("ua-hotplug-memory", "6GiB", requested));

    public static Sizing Zones(string low = "0B", string high = "0B") => Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1GiB"))
        .With(Vmem("ua-low", "3GiB", low, 0), Vmem("ua-high", "3GiB", high, 1));

    /// <summary>A machine with ACPI memory whose next reset brings something else.</summary>
    public static MachineSnapshot AcpiMachine(string memory = "2GiB", string? next = null, int vcpus = 2, int? nextVcpus = null) =>
        Pending(Acpi(memory) with { Vcpus = vcpus }, AcpiMemory.With(Acpi(memory), Size(next ?? memory)) with { Vcpus = nextVcpus ?? vcpus }, AcpiFacts);

    public static MachineSnapshot VirtioMachine(string requested = "0B") => Running(Virtio(requested), VirtioFacts);

    public static MachineSnapshot ZoneMachine(string low = "0B", string high = "0B") => Running(Zones(low, high), ZoneFacts);

    public static MachineSnapshot With(this MachineSnapshot machine, Func<ResizeFacts, ResizeFacts> change) =>
        machine with { Facts = machine.Facts with { Resize = change(machine.Facts.Resize!) } };
}
