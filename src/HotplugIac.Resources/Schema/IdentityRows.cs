using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Schema;

/// <summary>Which machine it is, where it is, and whose.</summary>
internal static class IdentityRows
{
    public static IReadOnlyList<AttributeSchema> All { get; } =
    [
        new(VirtualMachineSchema.Id, ValueKind.Text, Usage.Computed, "Identity of the machine: its UUID, which stays the same when the machine moves to another host; on Cloud Hypervisor its name."),
        new(Attributes.Name, ValueKind.Text, Usage.Required, "The machine's name at its hypervisor. Another name is another machine: the old one is released or deleted, and the new one adopted or created.") { Replaces = true },
        new(Attributes.Uri, ValueKind.Text, Usage.Optional,
            "The route to the hypervisor, for example `qemu:///system`, `qemu+ssh://user@host/system`, `ch+unix:///run/cloud-hypervisor` (a folder with one API socket `NAME.sock` for each machine) or `sim:///path/state.json`. Default: the provider's `uri`. It is no identity: when it changes, or when the machine is not there any more, its `id` is looked up at the new route and at the provider's `uri` and `hosts`, and a machine that is found elsewhere is changed in place. A change of it touches no machine."),
        new(Attributes.Definition, ValueKind.Text, Usage.Optional,
            "The hypervisor's own definition (libvirt domain XML, Cloud Hypervisor VmConfig in JSON) with disks, networks and so on. Given: the resource creates, starts and deletes the machine; CPU and memory elements in it are defaults for attributes that are not set. Absent (the default): the machine exists already and is adopted; deleting the resource releases it, running. To add or remove it later changes only who deletes the machine; an edit of it is an error."),
    ];
}
