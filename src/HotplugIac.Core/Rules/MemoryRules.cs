namespace HotplugIac.Core.Rules;

/// <summary>HP2xxx: memory.</summary>
public static class MemoryRules
{
    public static readonly Rule DimmAdd = new("HP2001", "Memory is hot-added as a DIMM",
        "A DIMM is attached to the running machine in a free slot. The guest onlines it by its own policy (auto_online_blocks).",
        "Nothing to do. If the guest does not show it, online the memory blocks in the guest.",
        "libvirt qemuDomainAttachMemory (A2, C3)")
    {
        Example = RuleExample.Live(RuleExample.Typical, "memory = \"4GiB\"", "memory",
            "2GiB → 4GiB, hot-added as DIMM (HP2001)"),
        See = ["HP2002", "HP2004", "HP4021"],
    };

    public static readonly Rule VirtioMemGrow = new("HP2002", "Memory grows through virtio-mem",
        "The requested size of a virtio-mem device is raised, or a device is attached; the guest's driver takes the memory in.",
        "Nothing to do. The guest needs the virtio_mem driver (Linux 5.8 or newer on x86).",
        "libvirt qemuDomainChangeMemoryLive, processMemoryDeviceSizeChange (A2, C6)")
    {
        Example = RuleExample.Live("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16\n  virtio-mem is possible, 4 PCIe root ports are free", "memory = \"4GiB\"", "memory",
            "2GiB → 4GiB, grown through virtio-mem (HP2002)"),
        See = ["HP2001", "HP2004", "HP2011"],
    };

    public static readonly Rule Maximum = new("HP2003", "The memory maximum and its slots take effect at the next boot",
        "The address range and the slots for memory devices are laid out when QEMU starts.",
        "Stop and start the machine when it suits you. Choose a maximum with room, so that this is needed once.",
        "libvirt virDomainDefPostParseMemory; QEMU pc_memory_init (A2)")
    {
        Example = RuleExample.Reboot(RuleExample.Typical, "max_memory = \"16GiB\"", "max_memory",
            "8GiB → 16GiB, at the next boot (HP2003)"),
        See = ["HP2004", "HP9006"],
    };

    public static readonly Rule NoRoom = new("HP2004", "Memory cannot grow further in the running machine",
        "The running machine has no memory hotplug, or its maximum, slots or PCIe root ports leave no room for the growth. What they do leave room for is a live change of its own; a new device of memory_devices is attached whole or waits.",
        "Set max_memory and memory_slots with room, then stop and start the machine once.",
        "libvirt virDomainDefCompatibleDevice: \"would exceed domain's maxMemory config size\"; \"No more available PCI slots\" observed on libvirt 9.0.0 with QEMU 7.2 (A2, D9, D17)")
    {
        Example = RuleExample.Reboot("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 2GiB", "memory = \"4GiB\"\nmax_memory = \"8GiB\"", "memory",
            "2GiB → 4GiB, at the next boot: memory hotplug is not enabled (HP2004)"),
        See = ["HP2001", "HP2003", "HP4025"],
    };

    public static readonly Rule Reduction = new("HP2005", "Less memory takes effect at the next boot",
        "The reduction waits for the next boot because unplug = \"reboot\" never asks the guest, or because a running machine cannot give this memory back: base memory is no device, and DIMMs go whole.",
        "Stop and start the machine when it suits you. Where the plan names sizes that can be reached live, choose one of them.",
        "libvirt qemuDomainDetachDeviceLive, qemuDomainChangeMemoryLive (A2)")
    {
        Example = RuleExample.Reboot("web is running\n  vcpus 2, max_vcpus 4, memory 4GiB, base_memory 2GiB, max_memory 8GiB, memory_slots 16\n  memory device ua-hotplug-dimm0: dimm 2GiB", "memory = \"2GiB\"\nunplug = \"reboot\"", "memory",
            "4GiB → 2GiB, removed at the next boot (HP2005)"),
        See = ["HP2006", "HP2007", "HP2008"],
    };

    public static readonly Rule Base = new("HP2006", "Base memory takes effect at the next boot",
        "Memory that is not a device is part of how QEMU is started; libvirt cannot resize it in a running machine.",
        "Stop and start the machine, or grow through memory devices: raise memory and leave base_memory.",
        "libvirt qemuDomainSetMemoryFlags: \"cannot resize the maximum memory on an active domain\" (A2)")
    {
        Example = RuleExample.Reboot(RuleExample.Typical, "memory = \"4GiB\"\nbase_memory = \"4GiB\"", "base_memory",
            "2GiB → 4GiB, at the next boot (HP2006)"),
        See = ["HP2001", "HP2002", "HP9015"],
    };

    public static readonly Rule DimmRemove = new("HP2007", "Memory is unplugged by detaching DIMMs, if the guest gives it back",
        "A DIMM goes whole, when the guest has offlined all its blocks. One page of kernel memory in it is enough to keep it, and a guest that does not answer keeps it too.",
        "Nothing to do. Guests give back what they onlined as movable memory (online_movable). To keep what the guest refuses as a pending change, set unplug = \"live_or_pending\".",
        "libvirt qemuDomainDetachDeviceLive: \"unplug of device was rejected by the guest\" (A2, C4, D1)")
    {
        Example = RuleExample.Live("web is running\n  vcpus 2, max_vcpus 4, memory 4GiB, base_memory 2GiB, max_memory 8GiB, memory_slots 16\n  memory device ua-hotplug-dimm0: dimm 2GiB", "memory = \"2GiB\"", "memory",
            "4GiB → 2GiB, 1 DIMM detached, if the guest gives it back (HP2007)"),
        See = ["HP2005", "HP2012", "HP4017", "HP4020"],
    };

    public static readonly Rule VirtioMemShrink = new("HP2008", "Memory shrinks through virtio-mem, if the guest gives it back",
        "The requested size of virtio-mem devices is lowered; the guest's driver returns blocks as far as it can free them, and may stop half way.",
        "Nothing to do. To keep what the guest refuses as a pending change, set unplug = \"live_or_pending\".",
        "libvirt qemuDomainChangeMemoryLive; a shrink that ends half way without an error observed on libvirt 9.0.0 with QEMU 7.2 (A2, E)")
    {
        Example = RuleExample.Live("web is running\n  vcpus 2, max_vcpus 4, memory 4GiB, base_memory 2GiB, max_memory 8GiB, memory_slots 16\n  memory device ua-hotplug-vmem0: virtio-mem 2GiB of 6GiB\n  virtio-mem is possible, 4 PCIe root ports are free", "memory = \"2GiB\"", "memory",
            "4GiB → 2GiB, lowered through virtio-mem, if the guest gives it back (HP2008)"),
        See = ["HP2005", "HP4017", "HP4020"],
    };

    public static readonly Rule DevicesChange = new("HP2009", "Memory devices are attached or raised in the running machine",
        "Devices of memory_devices that are new are attached, and virtio-mem devices are asked for more, as far as the running machine has room, slots and PCIe root ports.",
        "Nothing to do. If the guest does not show the memory, online the memory blocks in the guest.",
        "libvirt qemuDomainAttachMemory, qemuDomainChangeMemoryLive (A2)")
    {
        Example = RuleExample.Live(RuleExample.Typical, "memory_devices = {\n  a = { model = \"dimm\", size = \"1GiB\" }\n}", "memory_devices",
            "none → ua-a: dimm 1GiB, attached ua-a (HP2009)"),
        See = ["HP2010", "HP9020", "HP9021"],
    };

    public static readonly Rule DeviceReplaced = new("HP2010", "A memory device is replaced or removed at the next boot",
        "Size, block, node and model of a memory device are fixed while it is attached. Detaching and attaching it again would take the memory from the guest in between, so that is never done.",
        "Stop and start the machine when it suits you, or give the new device another key and remove the old one.",
        "libvirt qemuDomainChangeMemoryLiveValidateChange: \"cannot modify memory of model 'dimm'\"; QEMU: \"virtio based memory devices cannot be unplugged.\" (A2)")
    {
        Example = RuleExample.Reboot("web is running\n  vcpus 2, max_vcpus 4, memory 3GiB, base_memory 2GiB, max_memory 8GiB, memory_slots 16, memory_devices ua-a: dimm 1GiB", "memory_devices = {\n  a = { model = \"dimm\", size = \"2GiB\" }\n}", "memory_devices",
            "ua-a: dimm 1GiB → ua-a: dimm 2GiB, at the next boot: ua-a has to be replaced (HP2010)"),
        See = ["HP2009", "HP2005"],
    };

    public static readonly Rule AskedAgain = new("HP2011", "A virtio-mem request that was interrupted is sent again",
        "The running device was asked for its size, but the guest has not followed and the configuration does not have it yet: whoever asked was interrupted.",
        "Nothing to do. The guest needs the virtio_mem driver.",
        "libvirt qemuDomainChangeMemoryLive returns at once, processMemoryDeviceSizeChange hears the rest (A2)")
    {
        Example = RuleExample.Live("web is running\n  vcpus 2, max_vcpus 4, memory 3GiB, base_memory 2GiB, max_memory 8GiB, memory_slots 16\n  memory device ua-hotplug-vmem0: virtio-mem 1GiB of 6GiB, 700MiB in use\n  at the next boot: memory 2GiB\n  virtio-mem is possible, 4 PCIe root ports are free", "memory = \"3GiB\"", "memory",
            "2GiB → 3GiB, asked again: the guest uses 700MiB of virtio-mem instead of 1GiB (HP2011)"),
        See = ["HP2002", "HP2008"],
    };

    public static readonly Rule Paused = new("HP2012", "A paused machine gives no memory back",
        "A paused guest cannot offline memory: a detach is answered with success after some seconds, and the device is still there. It is planned live all the same, because the machine may run again when the plan is applied.",
        "Resume the machine before you apply, or set unplug = \"live_or_pending\" or \"reboot\".",
        "libvirt qemuDomainWaitForDeviceRemoval; success after 5 s with the DIMM still there observed on libvirt 9.0.0 with QEMU 7.2 (A2, D1, E)")
    {
        Example = RuleExample.Warning("web is paused\n  vcpus 2, max_vcpus 4, memory 4GiB, base_memory 2GiB, max_memory 8GiB, memory_slots 16\n  memory device ua-hotplug-dimm0: dimm 2GiB", "memory = \"2GiB\"", "memory",
            "\"web\" is paused, and its guest cannot give memory back. {remedy} (HP2012)"),
        See = ["HP1009", "HP2007", "HP4017"],
    };

    public static readonly Rule Unused = new("HP2013", "DIMMs behind one that is not whole blocks stay unused",
        "A guest takes memory in whole blocks. A DIMM of another size also moves each one that is attached after it off the blocks, and the guest leaves all of them out without an error.",
        "First take that DIMM out of the machine and its configuration (virsh detach-device), and stop and start the machine if the guest keeps it; or grow through virtio-mem where the machine can.",
        "Linux check_hotplug_memory_range: \"unaligned hotplug range\" in the guest's log, success on the host; observed on libvirt 9.0.0 with QEMU 7.2 (C2, E)")
    {
        Example = RuleExample.Warning("web is running\n  vcpus 2, max_vcpus 4, memory 2148MiB, base_memory 2GiB, max_memory 8GiB, memory_slots 16, memory_devices ua-odd: dimm 100MiB", "memory = \"3172MiB\"", "memory",
            "\"web\" has the DIMM ua-odd of 100MiB, which is not whole memory blocks of 128MiB: its guest will use neither that one nor what is attached now. {remedy} (HP2013)"),
        See = ["HP2001", "HP2002", "HP4021", "HP9021"],
    };

    public static IEnumerable<Rule> All =>
        [DimmAdd, VirtioMemGrow, Maximum, NoRoom, Reduction, Base, DimmRemove, VirtioMemShrink, DevicesChange, DeviceReplaced, AskedAgain, Paused, Unused];
}
