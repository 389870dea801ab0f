namespace HotplugIac.Core.Rules;

/// <summary>HP2xxx: memory.</summary>
public static class MemoryRules
{
    public static readonly Rule DimmAdd = new("HP2001", "Memory is hot-added as a DIMM",
        "A DIMM is attached to the running machine in a free slot. The guest onlines it by its own policy (auto_online_blocks).",
        "Nothing to do. If the guest does not show it, online the memory blocks in the guest.",
        "RULEBOOK A2 \"add dimm\"; libvirt qemuDomainAttachMemory");

    public static readonly Rule VirtioMemGrow = new("HP2002", "Memory grows through virtio-mem",
        "The requested size of a virtio-mem device is raised, or a device is attached; the guest's driver takes the memory in.",
        "Nothing to do. The guest needs the virtio_mem driver (Linux 5.8 or newer on x86).",
        "RULEBOOK A2 \"virtio-mem requested up/down\", \"virtio-mem add\"");

    public static readonly Rule Maximum = new("HP2003", "The memory maximum and its slots take effect at the next boot",
        "The address range and the slots for memory devices are laid out when QEMU starts.",
        "Stop and start the machine when it suits you. Choose a maximum with room, so that this is needed once.",
        "RULEBOOK A2 \"maxMemory / slots\"");

    public static readonly Rule NoRoom = new("HP2004", "Memory cannot grow further in the running machine",
        "The running machine has no memory hotplug, or its maximum, slots or PCIe root ports leave no room for the growth. What they do leave room for is a live change of its own; a new device of memory_devices is attached whole or waits.",
        "Set max_memory and memory_slots with room, then stop and start the machine once.",
        "RULEBOOK A2 \"add dimm\", \"virtio-mem add\", D9, D17");

    public static readonly Rule Reduction = new("HP2005", "Less memory takes effect at the next boot",
        "The reduction waits for the next boot because unplug = \"reboot\" never asks the guest, or because a running machine cannot give this memory back: base memory is no device, and DIMMs go whole.",
        "Stop and start the machine when it suits you. Where the plan names sizes that can be reached live, choose one of them.",
        "RULEBOOK A2 \"remove dimm\", \"virtio-mem requested up/down\"");

    public static readonly Rule Base = new("HP2006", "Base memory takes effect at the next boot",
        "Memory that is not a device is part of how QEMU is started; libvirt cannot resize it in a running machine.",
        "Stop and start the machine, or grow through memory devices: raise memory and leave base_memory.",
        "RULEBOOK A2 \"initial memory / cell memory\": cannot resize the maximum memory on an active domain");

    public static readonly Rule DimmRemove = new("HP2007", "Memory is unplugged by detaching DIMMs, if the guest gives it back",
        "A DIMM goes whole, when the guest has offlined all its blocks. One page of kernel memory in it is enough to keep it, and a guest that does not answer keeps it too.",
        "Nothing to do. Guests give back what they onlined as movable memory (online_movable). To keep what the guest refuses as a pending change, set unplug = \"live_or_pending\".",
        "RULEBOOK A2 \"remove dimm\", C4, D1; libvirt qemuDomainDetachDeviceLive");

    public static readonly Rule VirtioMemShrink = new("HP2008", "Memory shrinks through virtio-mem, if the guest gives it back",
        "The requested size of virtio-mem devices is lowered; the guest's driver returns blocks as far as it can free them, and may stop half way.",
        "Nothing to do. To keep what the guest refuses as a pending change, set unplug = \"live_or_pending\".",
        "RULEBOOK A2 \"virtio-mem requested up/down\", E");

    public static readonly Rule DevicesChange = new("HP2009", "Memory devices are attached or raised in the running machine",
        "Devices of memory_devices that are new are attached, and virtio-mem devices are asked for more, as far as the running machine has room, slots and PCIe root ports.",
        "Nothing to do. If the guest does not show the memory, online the memory blocks in the guest.",
        "RULEBOOK A2 \"add dimm\", \"virtio-mem add\", \"virtio-mem requested up/down\"");

    public static readonly Rule DeviceReplaced = new("HP2010", "A memory device is replaced or removed at the next boot",
        "Size, block, node and model of a memory device are fixed while it is attached. Detaching and attaching it again would take the memory from the guest in between, so that is never done.",
        "Stop and start the machine when it suits you, or give the new device another key and remove the old one.",
        "RULEBOOK A2 \"dimm resize/node/source change\", \"virtio-mem size/block/node\", \"virtio-mem remove\"");

    public static readonly Rule AskedAgain = new("HP2011", "A virtio-mem request that was interrupted is sent again",
        "The running device was asked for its size, but the guest has not followed and the configuration does not have it yet: whoever asked was interrupted.",
        "Nothing to do. The guest needs the virtio_mem driver.",
        "RULEBOOK A2 \"virtio-mem requested up/down\": returns at once, converge on current");

    public static readonly Rule Paused = new("HP2012", "A paused machine gives no memory back",
        "A paused guest cannot offline memory: a detach is answered with success after some seconds, and the device is still there. It is planned live all the same, because the machine may run again when the plan is applied.",
        "Resume the machine before you apply, or set unplug = \"live_or_pending\" or \"reboot\".",
        "RULEBOOK A2 \"remove dimm\", D1, E \"unresponsive guest\"");

    public static IEnumerable<Rule> All =>
        [DimmAdd, VirtioMemGrow, Maximum, NoRoom, Reduction, Base, DimmRemove, VirtioMemShrink, DevicesChange, DeviceReplaced, AskedAgain, Paused];
}
