using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Schema;

/// <summary>The data source <c>virtual_machine</c>: the resource's attributes as they are observed.</summary>
public static class MachineRows
{
    public const string FoundAt = "found_at";
    public const string Persistent = "persistent";
    public const string ManagedSave = "managed_save";

    internal static IReadOnlyList<AttributeSchema> All { get; } =
    [
        new(Attributes.Name, ValueKind.Text, Usage.OptionalComputed, "The machine's name. Set this or `id`. Default: the name of the machine with that `id`."),
        new(VirtualMachineSchema.Id, ValueKind.Text, Usage.OptionalComputed,
            "Identity of the machine: its UUID. Set this or `name`. Default: that of the machine with that `name`. A machine that is asked for by `id` and is not where `uri` says is looked up at the provider's `uri` and `hosts` too; names are not, because different machines may have one name."),
        QuestionRows.Uri,
        QuestionRows.Timeouts,
        new(FoundAt, ValueKind.Text, Usage.Computed, "The URI of the hypervisor at which the machine was found."),
        Observed(Attributes.Vcpus, "vCPUs that the machine has."),
        Observed(Attributes.MaxVcpus, "Ceiling for live growth of `vcpus`."),
        Observed(Attributes.MinVcpus, "Floor for live shrinking of `vcpus`: vCPUs below it are not hotpluggable."),
        Observed(Attributes.CpuTopology, "What the guest sees of its CPU packages; null when the definition does not say."),
        Observed(Attributes.Memory, "Capacity of the machine, all kinds of memory together (virtio-mem: what was requested)."),
        Observed(Attributes.BaseMemory, "Memory that is not a device: the floor for live shrinking."),
        Observed(Attributes.MaxMemory, "Ceiling for live growth of `memory`. Equal to `memory`: no memory hotplug."),
        Observed(Attributes.MemorySlots, "Slots for memory devices."),
        Observed(Attributes.MemoryMethod, "How memory would be added: the model of the devices that are there, else `virtio-mem` where it can work, else `dimm`."),
        Observed(Attributes.MemoryDevices, "Memory devices with a name of their own (alias `ua-KEY`), by that name; null when there is none. Devices without one, and those that were chosen from `memory`, are not among them."),
        Observed(Attributes.NumaCells, "NUMA cells of the guest; empty when it has none."),
        Observed(Attributes.NumaTune, "Which NUMA nodes of the host the machine's memory lies on; null when the definition does not say."),
        .. ResultRows.All.Where(r => r.Name != VirtualMachineSchema.Impact),
        new(Persistent, ValueKind.Flag, Usage.Computed, "False for a transient machine, which vanishes when it stops and keeps no configuration."),
        new(ManagedSave, ValueKind.Flag, Usage.Computed, "Whether a saved image waits: the next start would bring back the sizing that it was saved with."),
    ];

    /// <summary>The resource's row, as something that is told.</summary>
    private static AttributeSchema Observed(string name, string description) =>
        AsTold(VirtualMachineSchema.Rows.First(r => r.Name == name)) with { Description = description };

    private static AttributeSchema AsTold(AttributeSchema row) => row with { Usage = Usage.Computed, IsNullable = row.IsNullable || row.Usage == Usage.Optional, Nested = [.. row.Nested.Select(AsTold)] };
}
