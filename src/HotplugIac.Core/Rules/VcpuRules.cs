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
        "unplug = \"reboot\": the guest is never asked to give up a vCPU, the lower number is written to the configuration.",
        "Stop and start the machine when it suits you. To ask the guest, set unplug = \"live\" or \"live_or_pending\".",
        "PRODUCT.md, unplug; RULEBOOK A1 \"n -> m, m<n\"");

    public static readonly Rule NoHotplug = new("HP1005", "The machine type has no vCPU hotplug",
        "libvirt answers \"cpu hotplug is not supported\" for this machine type.",
        "Stop and start the machine, or move it to a machine type with vCPU hotplug (x86: q35 or pc).",
        "RULEBOOK A1 row 1; libvirt qemuDomainSupportsVcpuHotplug");

    public static readonly Rule Unplug = new("HP1006", "vCPUs are unplugged live if the guest gives them back",
        "The hypervisor asks the guest to give up its highest vCPUs, one after the other. A guest that refuses and one that hangs look the same: no answer within unplug_timeout.",
        "Nothing to do. If the guest refuses, see unplug: \"live_or_pending\" leaves the rest to the next boot, \"reboot\" never asks.",
        "RULEBOOK A1 \"n -> m, m<n\"; libvirt qemuDomainHotplugDelVcpu");

    public static readonly Rule BelowFloor = new("HP1007", "Fewer vCPUs than the running machine can give up",
        "The first vCPUs of a machine are not hotpluggable: as many as its definition did not mark so when it started (without such marks all of them), on every machine the first one.",
        "Set min_vcpus to the lowest number you need, and stop and start the machine once; from then on it shrinks live down to it.",
        "RULEBOOK A1 \"live floor\": failed to find appropriate hotpluggable vcpus; D4");

    public static readonly Rule Floor = new("HP1008", "The floor of hotpluggable vCPUs takes effect at the next boot",
        "Which vCPUs can be unplugged is fixed when QEMU starts.",
        "Stop and start the machine when it suits you.",
        "RULEBOOK A1 \"<vcpus><vcpu ...>\"");

    public static readonly Rule Paused = new("HP1009", "A paused machine gives no vCPU back",
        "Unplugging is the guest's work, and a paused guest runs no instruction: the request times out. It is planned live all the same, because the machine may run again when the plan is applied.",
        "Resume the machine before you apply, or set unplug = \"live_or_pending\" or \"reboot\".",
        "RULEBOOK A1 \"n -> m, m<n\" (code 68 after 5 s, on pseries 10 s), E \"vCPU down, guest paused\"");

    public static IEnumerable<Rule> All => [HotAdd, AboveRunningMaximum, Maximum, Reduction, NoHotplug, Unplug, BelowFloor, Floor, Paused];
}
