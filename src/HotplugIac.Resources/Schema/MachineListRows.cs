using HotplugIac.Core.Model;
using HotplugIac.Resources.Input;

namespace HotplugIac.Resources.Schema;

/// <summary>The data source <c>virtual_machines</c>.</summary>
public static class MachineListRows
{
    public const string NameRegex = "name_regex";
    public const string Machines = "machines";
    public const string Names = "names";
    public const string Error = "error";

    internal static IReadOnlyList<AttributeSchema> All { get; } =
    [
        QuestionRows.Uri,
        new(NameRegex, ValueKind.Text, Usage.Optional,
            "Only machines whose name matches this regular expression somewhere; `^` and `$` tie it to beginning and end, for example `\"^web-[0-9]+$\"`. Without look-around, back-references and atomic groups, so that matching always ends soon. Default: any name."),
        new(Attributes.PowerState, ValueKind.Text, Usage.Optional, "Only machines in this state: `running`, `paused` or `shut off`. Default: any state.") { Choice = Choices.PowerStates.Schema },
        QuestionRows.Timeouts,
        new(Names, ValueKind.TextList, Usage.Computed, "The names of `machines`, in the same order."),
        new(Machines, ValueKind.ObjectList, Usage.Computed, "The machines, by name in the order of character codes. Sizes are those that run, or of a machine that is off those that its next boot will have.")
        {
            TypeName = "MachineSummary",
            Nested =
            [
                new(VirtualMachineSchema.Id, ValueKind.Text, Usage.Computed, "Identity of the machine: its UUID."),
                new(Attributes.Name, ValueKind.Text, Usage.Computed, "The machine's name."),
                new(Attributes.PowerState, ValueKind.Text, Usage.Computed, "`running`, `paused` or `shut off`; null when it could not be read.") { IsNullable = true, Choice = Choices.PowerStates.Schema },
                new(Attributes.Vcpus, ValueKind.WholeNumber, Usage.Computed, "vCPUs that the machine has.") { IsNullable = true },
                new(Attributes.MaxVcpus, ValueKind.WholeNumber, Usage.Computed, "Ceiling for live growth of `vcpus`.") { IsNullable = true },
                new(Attributes.Memory, ValueKind.Size, Usage.Computed, "Capacity of the machine, all kinds of memory together (virtio-mem: what was requested).") { IsNullable = true },
                new(Attributes.MaxMemory, ValueKind.Size, Usage.Computed, "Ceiling for live growth of `memory`.") { IsNullable = true },
                new(VirtualMachineSchema.PendingReboot, ValueKind.Flag, Usage.Computed, "Whether the machine's next boot will change its CPU or memory.") { IsNullable = true },
                new(Error, ValueKind.Text, Usage.Computed, "Why the machine could not be read: then it has no sizes here. Null for all others.") { IsNullable = true },
            ],
        },
    ];
}
