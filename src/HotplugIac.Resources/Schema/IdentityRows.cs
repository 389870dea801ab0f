using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Schema;

/// <summary>Which machine it is, where it is, and whose.</summary>
internal static class IdentityRows
{
    public static IReadOnlyList<AttributeSchema> All { get; } =
    [
        new(VirtualMachineSchema.Id, ValueKind.Text, Usage.Computed, "Identity of the machine: its UUID."),
        new(Attributes.Name, ValueKind.Text, Usage.Required, "The machine's name. Another name is another machine.") { Replaces = true },
        new(Attributes.Uri, ValueKind.Text, Usage.Optional,
            "The route to the hypervisor, for example `qemu:///system`. Default: the provider's `uri`. No identity: when it changes, or when the machine is not there any more, its `id` is looked up at the new route and at the provider's `uri` and `hosts`, and a machine that is found elsewhere is changed in place."),
        new(Attributes.Definition, ValueKind.Text, Usage.Optional,
            "The hypervisor's own definition (libvirt domain XML) with disks, networks and so on. Given: the resource creates, starts and deletes the machine; CPU and memory elements in it are defaults for attributes that are not set. Absent: the machine exists already and is adopted; deleting the resource releases it, running."),
    ];
}
