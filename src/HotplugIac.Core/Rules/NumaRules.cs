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

    public static readonly Rule Topology = new("HP3003", "The CPU topology cannot give this maximum",
        "The product of sockets, dies, cores and threads must be the vCPU maximum.",
        "Choose a maximum that is a multiple of dies × threads (one socket) or of one socket's vCPUs (several).",
        "RULEBOOK A1 \"topology, cpu model\"; libvirt qemuValidateDomainVCpuTopology");

    public static IEnumerable<Rule> All => [Cells, CellsFollow, Topology];
}
