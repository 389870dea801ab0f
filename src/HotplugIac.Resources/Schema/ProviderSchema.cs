using HotplugIac.Core.Model;
using HotplugIac.Resources.Input;

namespace HotplugIac.Resources.Schema;

/// <summary>The provider's own configuration.</summary>
public static class ProviderSchema
{
    public const string Description = "Resizes virtual machines while they run, and says before which changes need a reboot.";

    public const string Auth = "auth";
    public const string AuthUserName = "username";
    public const string AuthPassword = "password";
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
            "The hypervisor of every machine that names none, for example `qemu:///system`, `qemu+ssh://host/system` or `ch+unix:///run/cloud-hypervisor`. Environment: `HOTPLUG_URI`. "
            + "ssh asks nobody: the key must be in the agent or named (`keyfile=` in the URI), and the host's key must be in `known_hosts`; what ssh refuses is an error (HP4034)."),
        new(Auth, ValueKind.Object, Usage.Optional,
            "Credentials for hypervisors that ask for some: libvirt with SASL, for example `qemu+tcp://host/system` or `qemu+tls://host/system`. They are given to every hypervisor of this provider that asks; "
            + "for hosts with different ones use a provider alias each, or libvirt's own ways, which work as they do for `virsh` and come first: `authfile=` in the URI, `LIBVIRT_AUTH_FILE`, `~/.config/libvirt/auth.conf`. "
            + "Nobody is ever asked at a terminal: what is missing or wrong is an error (HP4034). Default: none.")
        {
            TypeName = "Credentials",
            Nested =
            [
                new(AuthUserName, ValueKind.Text, Usage.Optional, "User name, with the realm where the hypervisor wants it (`name@realm`). Environment: `HOTPLUG_USERNAME`. Default: none."),
                new(AuthPassword, ValueKind.Text, Usage.Optional,
                    "Password. It is kept in no state; give it through a sensitive variable or the environment, because a text in the configuration stands in every saved plan. Environment: `HOTPLUG_PASSWORD`. Default: none.") { Sensitive = true },
            ],
        },
        new(Hosts, ValueKind.TextList, Usage.Optional,
            "URIs of hypervisors at which a machine is looked up when it is not where it was, for example after a migration, and at which it must not exist when it is created. Environment: `HOTPLUG_HOSTS`, separated by commas. Default: none."),
        new(Headroom, ValueKind.Object, Usage.Optional,
            "How far a machine that is created here can grow live when it names no maximum, in multiples of its size at create; cut at the limits of machine type and hypervisor.")
        {
            TypeName = "Headroom",
            Nested =
            [
                new(HeadroomVcpus, ValueKind.WholeNumber, Usage.Optional, "`max_vcpus` as a multiple of `vcpus`, 1 or more. Default: 4."),
                new(HeadroomMemory, ValueKind.WholeNumber, Usage.Optional, "`max_memory` as a multiple of `memory`, 1 or more. Default: 4."),
            ],
        },
        new(MaxParallelPowerCycles, ValueKind.WholeNumber, Usage.Optional,
            "How many machines may be stopped and started at the same time under `on_reboot_required = \"reboot\"`, 1 or more. Environment: `HOTPLUG_MAX_PARALLEL_POWER_CYCLES`. Default: 1."),
        new(OnUnreachable, ValueKind.Text, Usage.Optional,
            "What a refresh does when a machine's hypervisor cannot be reached or does not let us in. `error` (default): it fails, once for each hypervisor, naming it and the machines there. `keep`: the last known state stays, with a warning; machines on other hypervisors are planned and applied, changing one that cannot be reached is an error. Environment: `HOTPLUG_ON_UNREACHABLE`.") { Choice = Choices.OnUnreachable.Schema },
        new(Simulate, ValueKind.Text, Usage.Optional,
            "A file in which machines are simulated, for example for `terraform test`: every machine is looked for there, whatever its `uri` says, and no hypervisor is asked. "
            + "A relative path begins at the working directory; the file is made when it is missing. Environment: `HOTPLUG_SIMULATE`. Default: nothing is simulated."),
    ];
}
