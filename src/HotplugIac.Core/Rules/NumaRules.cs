namespace HotplugIac.Core.Rules;

/// <summary>HP3xxx: NUMA and topology.</summary>
public static class NumaRules
{
    public static readonly Rule Cells = new("HP3001", "NUMA cells take effect at the next boot",
        "The guest's NUMA layout is part of how QEMU is started.",
        "Stop and start the machine when it suits you.",
        "RULEBOOK A3 \"cells, cpus, memory\"");

    public static readonly Rule CellsFollow = new("HP3002", "NUMA cells follow another change",
        "A changed vCPU maximum or base memory has to be spread over the cells, or libvirt puts all of it into cell 0.",
        "Set numa_cells to choose the layout yourself.",
        "RULEBOOK D6, A1 \"maximum\"; libvirt qemuDomainDefNumaCPUsRectify");

    public static readonly Rule Topology = new("HP3003", "The CPU topology does not give the vCPU maximum",
        "The product of sockets, dies, cores and threads must be the vCPU maximum, and each of them at least 1.",
        "Choose a topology whose product is max_vcpus, or a maximum that the topology can give.",
        "RULEBOOK A1 \"topology, cpu model\"; libvirt qemuValidateDomainVCpuTopology");

    public static readonly Rule TopologyAtBoot = new("HP3004", "The CPU topology takes effect at the next boot",
        "Sockets, dies, cores and threads are part of how QEMU is started.",
        "Stop and start the machine when it suits you.",
        "RULEBOOK A1 \"topology, cpu model\"");

    public static readonly Rule Placement = new("HP3005", "The placement on host nodes takes effect at the next boot",
        "Of a running machine only the host nodes as a whole can change, and only in restrictive mode; the mode and the placement of single cells cannot.",
        "Stop and start the machine when it suits you.",
        "RULEBOOK A3 \"numatune nodeset\", \"memnode, device nodemask\"; libvirt qemuDomainSetNumaParameters");

    public static readonly Rule PlacementLive = new("HP3006", "The host nodes of the running machine change",
        "In restrictive mode libvirt moves the machine's cgroup to the new host nodes. That needs a system connection and the cpuset controller.",
        "Nothing to do.",
        "RULEBOOK A3 \"numatune nodeset\"; libvirt qemuDomainSetNumaParamsLive");

    public static IEnumerable<Rule> All => [Cells, CellsFollow, Topology, TopologyAtBoot, Placement, PlacementLive];
}
