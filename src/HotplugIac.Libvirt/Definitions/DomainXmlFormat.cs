using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Simulator;
using HotplugIac.Libvirt.Facts;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Definitions;

/// <summary>libvirt domain XML for the simulator: read as for libvirt, but with neither libvirt nor its client library.</summary>
public sealed class DomainXmlFormat : IDefinitionFormat
{
    /// <summary>The most vCPUs of the i440fx machine types: beyond, x86 needs q35 and an IOMMU (RULEBOOK A1, "&gt; 255 vCPUs x86").</summary>
    private const int LargestPc = 255;

    /// <inheritdoc/>
    public bool Fits(string definition) => definition.TrimStart().TrimStart('\uFEFF').StartsWith('<');

    /// <inheritdoc/>
    public DefinitionReading Read(string definition, MachineFacts host)
    {
        var parts = DefinitionReader.Read(definition);
        return parts.Traits is not { } traits ? new DefinitionReading(string.Empty, null, parts.Sizing, host, parts.Problems)
            : traits.Type.Length == 0 ? new DefinitionReading(parts.Name, parts.Id, parts.Sizing, host, [NoType])
            : new DefinitionReading(parts.Name, parts.Id, parts.Sizing, Narrow(traits, DomainDocument.Parse(definition), parts.Sizing.BaseMemory, host), []);
    }

    private static Problem NoType => Problem.Error(Attributes.Definition, InputRules.MalformedDefinition,
        "The domain has no type, which decides what can be hot-plugged: write for example <domain type='kvm'>.");

    /// <summary>What both the machine type and the host can do.</summary>
    private static MachineFacts Narrow(DomainTraits traits, XElement domain, ByteSize bootMemory, MachineFacts host)
    {
        var built = MachineFactsBuilder.Build(traits, Versions(host), bootMemory, VcpuLimit(traits, host));
        return built with
        {
            VcpuHotplug = built.VcpuHotplug && host.VcpuHotplug,
            VcpuGranularity = Math.Max(built.VcpuGranularity, host.VcpuGranularity),
            MemoryHotplug = built.MemoryHotplug && host.MemoryHotplug,
            VirtioMem = built.VirtioMem && host.VirtioMem,
            VirtioMemUnplug = built.VirtioMemUnplug && host.VirtioMem && host.VirtioMemUnplug,
            VirtioMemTakesSlot = host.VirtioMemTakesSlot,
            FreeRootPorts = !traits.IsQ35 ? null : RootPorts.AreGiven(domain) ? RootPorts.Unused(domain) : DefinitionBuilder.SpareRootPorts,

            // As for the ports: a machine that is created gets the channel.
            LacksAgentChannel = host.LacksAgentChannel,
            HostNodes = host.HostNodes,
            HotplugNeedsNuma = built.HotplugNeedsNuma && host.HotplugNeedsNuma,
            SlotLimit = Math.Min(built.SlotLimit, host.SlotLimit),
            GuestBlock = ByteSize.Max(built.GuestBlock, host.GuestBlock),
            VirtioMemBlock = ByteSize.Max(built.VirtioMemBlock, host.VirtioMemBlock),
            BaseAlignment = ByteSize.Max(built.BaseAlignment, host.BaseAlignment),
        };
    }

    /// <summary>Versions that can do what the host can do: the rules on machine types ask for versions (RULEBOOK A8).</summary>
    private static HostVersions Versions(MachineFacts host) =>
        new(host.VirtioMemTakesSlot ? 9_000_000 : 12_000_000, host.VirtioMemUnplug ? 10_000_000 : 7_002_000);

    private static int VcpuLimit(DomainTraits traits, MachineFacts host) =>
        !traits.IsPc ? host.VcpuLimit : host.VcpuLimit == 0 ? LargestPc : Math.Min(LargestPc, host.VcpuLimit);
}
