using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Schema;

/// <summary>The provider's own configuration.</summary>
public static class ProviderSchema
{
    public const string Description = "Resizes virtual machines while they run, and says before which changes need a reboot.";

    public const string Hosts = "hosts";
    public const string Headroom = "headroom";
    public const string HeadroomVcpus = "vcpus";
    public const string HeadroomMemory = "memory";
    public const string MaxParallelPowerCycles = "max_parallel_power_cycles";
    public const string OnUnreachable = "on_unreachable";
    public const string Simulate = "simulate";

    public static IReadOnlyList<AttributeSchema> Rows { get; } =
    [
        new(Attributes.Uri, ValueKind.Text, Usage.Optional,
            "The hypervisor of every machine that names none, for example `qemu:///system` or `qemu+ssh://host/system`. Environment: `HOTPLUG_URI`."),
        new(Hosts, ValueKind.TextList, Usage.Optional,
            "URIs of hypervisors at which a machine is looked up when it is not where it was, for example after a migration, and at which it must not exist when it is created. Default: none."),
        new(Headroom, ValueKind.Object, Usage.Optional,
            "How far a machine that is created here can grow live when it names no maximum, in multiples of its size at create; cut at the limits of machine type and hypervisor.")
        {
            Nested =
            [
                new(HeadroomVcpus, ValueKind.WholeNumber, Usage.Optional, "`max_vcpus` as a multiple of `vcpus`, 1 or more. Default: 4."),
                new(HeadroomMemory, ValueKind.WholeNumber, Usage.Optional, "`max_memory` as a multiple of `memory`, 1 or more. Default: 4."),
            ],
        },
        new(MaxParallelPowerCycles, ValueKind.WholeNumber, Usage.Optional,
            "How many machines may be stopped and started at the same time under `on_reboot_required = \"reboot\"`, 1 or more. Default: 1."),
        new(OnUnreachable, ValueKind.Text, Usage.Optional,
            "What a refresh does when a machine's hypervisor cannot be reached. `error` (default): it fails, naming hypervisor and machine. `keep`: the last known state stays, with a warning; changing such a machine is an error."),
        new(Simulate, ValueKind.Text, Usage.Optional,
            "A file in which machines are simulated, for example for `terraform test`: every machine is looked for there, whatever its `uri` says, and no hypervisor is asked. "
            + "A relative path begins at the working directory; the file is made when it is missing. Environment: `HOTPLUG_SIMULATE`. Default: nothing is simulated."),
    ];
}
