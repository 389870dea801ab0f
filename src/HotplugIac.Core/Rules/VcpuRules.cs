namespace HotplugIac.Core.Rules;

/// <summary>HP1xxx: vCPUs.</summary>
public static class VcpuRules
{
    public static readonly Rule HotAdd = new("HP1001", "vCPUs are hot-added",
        "The hypervisor plugs vCPUs into the running machine up to its maximum. The guest has to bring them online: most distributions do so with a udev rule.",
        "Nothing to do. If the guest does not show them, online them in the guest.",
        "RULEBOOK A1 \"current n -> m, m>n\"; libvirt qemuDomainHotplugAddVcpu");

    public static readonly Rule AboveRunningMaximum = new("HP1002", "More vCPUs than the running machine's maximum",
        "The maximum of a running machine is fixed: QEMU reserved its CPU slots when it started.",
        "Stop and start the machine once; the raised maximum then allows live growth.",
        "RULEBOOK A1 \"current n -> m\": requested vcpus is greater than max allowable vcpus for the live domain");

    public static readonly Rule Maximum = new("HP1003", "The vCPU maximum takes effect at the next boot",
        "libvirt refuses to modify the maximum of a live domain; it is part of how QEMU is started.",
        "Stop and start the machine when it suits you. Choose a maximum with room, so that this is needed once.",
        "RULEBOOK A1 \"maximum\": maximum vcpu count of a live domain can't be modified");

    public static readonly Rule Reduction = new("HP1004", "Fewer vCPUs take effect at the next boot",
        "Taking a vCPU from a running guest needs its co-operation and works only for vCPUs that were made hotpluggable. This version writes the reduction to the configuration and never asks the guest.",
        "Stop and start the machine when it suits you.",
        "RULEBOOK A1 \"n -> m, m<n\"");

    public static readonly Rule NoHotplug = new("HP1005", "The machine type has no vCPU hotplug",
        "libvirt answers \"cpu hotplug is not supported\" for this machine type.",
        "Stop and start the machine, or move it to a machine type with vCPU hotplug (x86: q35 or pc).",
        "RULEBOOK A1 row 1; libvirt qemuDomainSupportsVcpuHotplug");

    public static IEnumerable<Rule> All => [HotAdd, AboveRunningMaximum, Maximum, Reduction, NoHotplug];
}
