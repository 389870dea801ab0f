namespace HotplugIac.Core.Rules;

/// <summary>HP3xxx: NUMA and topology.</summary>
public static class NumaRules
{
    public static readonly Rule Cells = new("HP3001", "NUMA cells take effect at the next boot",
        "The guest's NUMA layout is part of how QEMU is started.",
        "Stop and start the machine when it suits you.",
        "libvirt has no call for it but virDomainDefineXML, which writes the next boot (A3)")
    {
        Example = RuleExample.Reboot("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16, numa_cells cell 0 = 0-3: 2GiB", "numa_cells = [\n  { cpus = \"0-1\", memory = \"1GiB\" },\n  { cpus = \"2-3\", memory = \"1GiB\" },\n]", "numa_cells",
            "cell 0 = 0-3: 2GiB → cell 0 = 0-1: 1GiB; cell 1 = 2-3: 1GiB, at the next boot (HP3001)"),
        See = ["HP3002", "HP9007", "HP9008"],
    };

    public static readonly Rule CellsFollow = new("HP3002", "NUMA cells follow another change",
        "A changed vCPU maximum or base memory has to be spread over the cells, or libvirt puts all of it into cell 0.",
        "Set numa_cells to choose the layout yourself.",
        "libvirt qemuDomainDefNumaCPUsRectify (A1, D6)")
    {
        Example = RuleExample.Reboot("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16, numa_cells cell 0 = 0-3: 2GiB", "max_vcpus = 8", "numa_cells",
            "cell 0 = 0-3: 2GiB → cell 0 = 0-7: 2GiB, follows another change, at the next boot (HP3002)"),
        See = ["HP3001", "HP1003", "HP2006"],
    };

    public static readonly Rule Topology = new("HP3003", "The CPU topology does not give the vCPU maximum",
        "The product of sockets, dies, cores and threads must be the vCPU maximum, and each of them at least 1.",
        "Choose a topology whose product is max_vcpus, or a maximum that the topology can give.",
        "libvirt qemuValidateDomainVCpuTopology, qemuDomainSetVcpusMax: \"CPU topology doesn't match the desired vcpu count\" (A1)")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "max_vcpus = 8\ncpu_topology = { sockets = 2, dies = 1, cores = 3, threads = 1 }", "cpu_topology",
            "cpu_topology = 2 sockets × 1 dies × 3 cores × 1 threads gives 6 vCPUs, but max_vcpus is 8. Choose parts whose product is 8, or set max_vcpus to 6 (takes effect at the next boot). (HP3003)"),
        See = ["HP3004", "HP1003"],
    };

    public static readonly Rule TopologyAtBoot = new("HP3004", "The CPU topology takes effect at the next boot",
        "Sockets, dies, cores and threads are part of how QEMU is started.",
        "Stop and start the machine when it suits you.",
        "libvirt has no call for it but virDomainDefineXML, which writes the next boot (A1)")
    {
        Example = RuleExample.Reboot("web is running\n  vcpus 2, max_vcpus 4, cpu_topology 1 sockets × 1 dies × 4 cores × 1 threads, memory 2GiB, max_memory 8GiB, memory_slots 16", "cpu_topology = { sockets = 2, dies = 1, cores = 2, threads = 1 }", "cpu_topology",
            "1 sockets × 1 dies × 4 cores × 1 threads → 2 sockets × 1 dies × 2 cores × 1 threads, at the next boot (HP3004)"),
        See = ["HP3003", "HP1003"],
    };

    public static readonly Rule Placement = new("HP3005", "The placement on host nodes takes effect at the next boot",
        "Of a running machine only the host nodes as a whole can change, and only in restrictive mode; the mode and the placement of single cells cannot.",
        "Stop and start the machine when it suits you.",
        "libvirt qemuDomainSetNumaParameters: \"change of nodeset for running domain requires restrictive numa mode\" (A3)")
    {
        Example = RuleExample.Reboot("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16, numa_tune strict 0", "numa_tune = { mode = \"strict\", nodeset = \"1\" }", "numa_tune",
            "strict 0 → strict 1, at the next boot (HP3005)"),
        See = ["HP3006", "HP9019"],
    };

    public static readonly Rule PlacementLive = new("HP3006", "The host nodes of the running machine change",
        "In restrictive mode libvirt moves the machine's cgroup to the new host nodes. That needs a system connection and the cpuset controller.",
        "Nothing to do.",
        "libvirt qemuDomainSetNumaParamsLive (A3)")
    {
        Example = RuleExample.Live("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16, numa_tune restrictive 0", "numa_tune = { mode = \"restrictive\", nodeset = \"1\" }", "numa_tune",
            "restrictive 0 → restrictive 1, moved to other host nodes (HP3006)"),
        See = ["HP3005", "HP9019"],
    };

    public static IEnumerable<Rule> All => [Cells, CellsFollow, Topology, TopologyAtBoot, Placement, PlacementLive];
}
