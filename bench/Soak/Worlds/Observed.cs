namespace HotplugIac.Soak.Worlds;

/// <summary>A machine as somebody sees it who does not use the product.</summary>
/// <param name="Power">In the words of the resource's <c>power_state</c>.</param>
/// <param name="Boot">Changes with each start: the simulator's counter, libvirt's id of the running domain.</param>
/// <param name="Running">Null when it is off.</param>
/// <param name="Definition">What its next boot brings, in full: nothing that a refused plan might touch.</param>
internal sealed record Observed(string Power, long Boot, Sizes? Running, Sizes Configured, string Definition)
{
    /// <summary>Whether an apply that was cut off in the middle of a power cycle has left its mark.</summary>
    public bool IsMarked { get; init; }
}

/// <summary>The sizes that every hypervisor has, bytes.</summary>
/// <param name="Memory">All kinds together; of virtio-mem what is requested.</param>
/// <param name="MaxMemory">Without memory hotplug: what it has.</param>
internal sealed record Sizes(long Vcpus, long MaxVcpus, long Memory, long BaseMemory, long MaxMemory, long MemorySlots)
{
    /// <summary>Under the names of the resource.</summary>
    public IEnumerable<(string Attribute, long Value)> All =>
    [
        ("vcpus", Vcpus), ("max_vcpus", MaxVcpus), ("memory", Memory), ("base_memory", BaseMemory), ("max_memory", MaxMemory), ("memory_slots", MemorySlots),
    ];
}
