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

    public static readonly Rule NoRoom = new("HP2004", "Memory cannot grow in the running machine",
        "The running machine has no memory hotplug, or its maximum, slots or PCIe root ports leave no room for the growth.",
        "Set max_memory and memory_slots with room, then stop and start the machine once.",
        "RULEBOOK A2 \"add dimm\", \"virtio-mem add\", D9, D17");

    public static readonly Rule Reduction = new("HP2005", "Less memory takes effect at the next boot",
        "Taking memory from a running guest needs its co-operation. This version writes the reduction to the configuration and never asks the guest.",
        "Stop and start the machine when it suits you.",
        "RULEBOOK A2 \"remove dimm\", \"virtio-mem requested up/down\"");

    public static readonly Rule Base = new("HP2006", "Base memory takes effect at the next boot",
        "Memory that is not a device is part of how QEMU is started; libvirt cannot resize it in a running machine.",
        "Stop and start the machine, or grow through memory devices: raise memory and leave base_memory.",
        "RULEBOOK A2 \"initial memory / cell memory\": cannot resize the maximum memory on an active domain");

    public static IEnumerable<Rule> All => [DimmAdd, VirtioMemGrow, Maximum, NoRoom, Reduction, Base];
}
