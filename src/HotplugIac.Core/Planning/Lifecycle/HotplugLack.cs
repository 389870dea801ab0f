namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>What a machine needs to be resized while it runs.</summary>
public enum HotplugNeed
{
    /// <summary>A maximum above the vCPUs that it has.</summary>
    VcpuRoom,

    /// <summary>vCPUs that can be taken away again.</summary>
    HotpluggableVcpus,

    /// <summary>A maximum of memory.</summary>
    MemoryHotplug,

    /// <summary>A way in for another memory device.</summary>
    MemorySlots,

    /// <summary>A free PCIe root port for virtio-mem.</summary>
    RootPort,

    /// <summary>The channel of the guest agent.</summary>
    AgentChannel,
}

/// <summary>One thing that a machine lacks.</summary>
/// <param name="Text">What it is, why it matters, and what to set, as sentences.</param>
public sealed record HotplugLack(HotplugNeed Need, string Text);
