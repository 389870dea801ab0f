namespace HotplugIac.Core.Rules;

/// <summary>HP1xxx: vCPUs.</summary>
public static class VcpuRules
{
    public static readonly Rule HotAdd = new("HP1001", "vCPUs are hot-added",
        "The hypervisor plugs vCPUs into the running machine up to its maximum. The guest has to bring them online: most distributions do so with a udev rule.",
        "Nothing to do. If the guest does not show them, online them in the guest.",
        "libvirt qemuDomainHotplugAddVcpu (A1, C1)")
    {
        Example = RuleExample.Live(RuleExample.Typical, "vcpus = 4", "vcpus",
            "2 → 4, hot-added (HP1001)"),
        See = ["HP1002", "HP1005", "HP4021"],
    };

    public static readonly Rule AboveRunningMaximum = new("HP1002", "More vCPUs than the running machine's maximum",
        "The maximum of a running machine is fixed: QEMU reserved its CPU slots when it started.",
        "Stop and start the machine once; the raised maximum then allows live growth.",
        "libvirt qemuDomainSetVcpusInternal: \"requested vcpus is greater than max allowable vcpus for the live domain\" (A1)")
    {
        Example = RuleExample.Reboot(RuleExample.Typical, "vcpus = 8\nmax_vcpus = 8", "vcpus",
            "4 → 8, at the next boot: the running maximum is 4 (HP1002)"),
        See = ["HP1001", "HP1003", "HP4025"],
    };

    public static readonly Rule Maximum = new("HP1003", "The vCPU maximum takes effect at the next boot",
        "libvirt refuses to modify the maximum of a live domain; it is part of how QEMU is started.",
        "Stop and start the machine when it suits you. Choose a maximum with room, so that this is needed once.",
        "libvirt qemuDomainSetVcpusMax: \"maximum vcpu count of a live domain can't be modified\" (A1)")
    {
        Example = RuleExample.Reboot(RuleExample.Typical, "max_vcpus = 8", "max_vcpus",
            "4 → 8, at the next boot (HP1003)"),
        See = ["HP1002", "HP3002", "HP3003"],
    };

    public static readonly Rule Reduction = new("HP1004", "Fewer vCPUs take effect at the next boot",
        "unplug = \"reboot\": the guest is never asked to give up a vCPU, the lower number is written to the configuration.",
        "Stop and start the machine when it suits you. To ask the guest, set unplug = \"live\" or \"live_or_pending\".",
        "the meaning of unplug; libvirt qemuDomainSetVcpusConfig (A1)")
    {
        Example = RuleExample.Reboot("web is running\n  vcpus 4, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16", "vcpus = 2\nunplug = \"reboot\"", "vcpus",
            "4 → 2, removed at the next boot (HP1004)"),
        See = ["HP1006", "HP1007"],
    };

    public static readonly Rule NoHotplug = new("HP1005", "The machine type has no vCPU hotplug",
        "libvirt answers \"cpu hotplug is not supported\" for this machine type.",
        "Stop and start the machine, or move it to a machine type with vCPU hotplug (x86: q35 or pc).",
        "libvirt qemuDomainSupportsVcpuHotplug (A1)")
    {
        Example = RuleExample.Reboot("web is running\n  vcpus 2, max_vcpus 4, min_vcpus 2, memory 2GiB, max_memory 8GiB, memory_slots 16\n  its machine type has no vCPU hotplug", "vcpus = 4", "vcpus",
            "2 → 4, at the next boot: the machine type has no vCPU hotplug (HP1005)"),
        See = ["HP1001"],
    };

    public static readonly Rule Unplug = new("HP1006", "vCPUs are unplugged live if the guest gives them back",
        "The hypervisor asks the guest to give up its highest vCPUs, one after the other. A guest that refuses and one that hangs look the same: no answer within unplug_timeout.",
        "Nothing to do. If the guest refuses, see unplug: \"live_or_pending\" leaves the rest to the next boot, \"reboot\" never asks.",
        "libvirt qemuDomainHotplugDelVcpu: \"vcpu unplug request timed out. Unplug result must be manually inspected in the domain\" (A1)")
    {
        Example = RuleExample.Live("web is running\n  vcpus 4, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16", "vcpus = 2", "vcpus",
            "4 → 2, unplugged live if the guest gives them back (HP1006)"),
        See = ["HP1007", "HP1009", "HP4017", "HP4020"],
    };

    public static readonly Rule BelowFloor = new("HP1007", "Fewer vCPUs than the running machine can give up",
        "The first vCPUs of a machine are not hotpluggable: as many as its definition did not mark so when it started (without such marks all of them), on every machine the first one.",
        "Set min_vcpus to the lowest number you need, and stop and start the machine once; from then on it shrinks live down to it.",
        "libvirt qemuDomainSelectHotplugVcpuEntities: \"failed to find appropriate hotpluggable vcpus to reach the desired target vcpu count\" (A1, D4)")
    {
        Example = RuleExample.Reboot("web is running\n  vcpus 4, max_vcpus 4, min_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16", "vcpus = 2", "vcpus",
            "4 → 2, removed at the next boot: the running machine cannot go below 4 (HP1007)"),
        See = ["HP1006", "HP1008", "HP9016"],
    };

    public static readonly Rule Floor = new("HP1008", "The floor of hotpluggable vCPUs takes effect at the next boot",
        "Which vCPUs can be unplugged is fixed when QEMU starts.",
        "Stop and start the machine when it suits you.",
        "libvirt qemuDomainDefVcpusPostParse (A1)")
    {
        Example = RuleExample.Reboot("web is running\n  vcpus 4, max_vcpus 4, min_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16", "min_vcpus = 1", "min_vcpus",
            "4 → 1, at the next boot (HP1008)"),
        See = ["HP1007", "HP9016"],
    };

    public static readonly Rule Paused = new("HP1009", "A paused machine gives no vCPU back",
        "Unplugging is the guest's work, and a paused guest runs no instruction: the request times out. It is planned live all the same, because the machine may run again when the plan is applied.",
        "Resume the machine before you apply, or set unplug = \"live_or_pending\" or \"reboot\".",
        "libvirt qemuDomainGetUnplugTimeout; error 68 after 5 s (pseries: 10 s) observed on libvirt 9.0.0 with QEMU 7.2 (A1, E)")
    {
        Example = RuleExample.Warning("web is paused\n  vcpus 4, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16", "vcpus = 2", "vcpus",
            "\"web\" is paused, and its guest cannot give up 2 vCPUs. {remedy} (HP1009)"),
        See = ["HP1006", "HP2012", "HP4017"],
    };

    public static IEnumerable<Rule> All => [HotAdd, AboveRunningMaximum, Maximum, Reduction, NoHotplug, Unplug, BelowFloor, Floor, Paused];
}
