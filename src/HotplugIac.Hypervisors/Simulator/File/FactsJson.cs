using System.Text.Json;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>What hypervisor and machine type can do. Only what differs from the usual is written.</summary>
internal static class FactsJson
{
    private static readonly string[] Names =
    [
        "machine_type", "vcpu_hotplug", "vcpu_limit", "vcpu_granularity", "memory_hotplug", "virtio_mem", "virtio_mem_takes_slot",
        "virtio_mem_unplug", "free_root_ports", "lacks_agent_channel", "host_nodes", "hotplug_needs_numa", "slot_limit", "guest_block", "virtio_mem_block", "base_alignment",
    ];

    public static MachineFacts Read(JsonItem? item, MachineFacts usual) => item?.Known(Names) is null ? usual : new MachineFacts
    {
        MachineType = item["machine_type"]?.Text() ?? usual.MachineType,
        VcpuHotplug = item["vcpu_hotplug"]?.Flag() ?? usual.VcpuHotplug,
        VcpuLimit = item["vcpu_limit"]?.Whole() ?? usual.VcpuLimit,
        VcpuGranularity = item["vcpu_granularity"]?.Whole(least: 1) ?? usual.VcpuGranularity,
        MemoryHotplug = item["memory_hotplug"]?.Flag() ?? usual.MemoryHotplug,
        VirtioMem = item["virtio_mem"]?.Flag() ?? usual.VirtioMem,
        VirtioMemTakesSlot = item["virtio_mem_takes_slot"]?.Flag() ?? usual.VirtioMemTakesSlot,
        VirtioMemUnplug = item["virtio_mem_unplug"]?.Flag() ?? usual.VirtioMemUnplug,

        // null says that none is needed, which is something else than saying nothing.
        FreeRootPorts = item.Written("free_root_ports") is null ? usual.FreeRootPorts : item["free_root_ports"]?.Whole(),
        LacksAgentChannel = item["lacks_agent_channel"]?.Flag() ?? usual.LacksAgentChannel,
        HostNodes = item["host_nodes"] is { } nodes ? nodes.Cpus() : usual.HostNodes,
        HotplugNeedsNuma = item["hotplug_needs_numa"]?.Flag() ?? usual.HotplugNeedsNuma,
        SlotLimit = item["slot_limit"]?.Whole() ?? usual.SlotLimit,
        GuestBlock = Block(item, "guest_block") ?? usual.GuestBlock,
        VirtioMemBlock = Block(item, "virtio_mem_block") ?? usual.VirtioMemBlock,
        BaseAlignment = Block(item, "base_alignment") ?? usual.BaseAlignment,
    };

    public static void Write(Utf8JsonWriter writer, MachineFacts facts, MachineFacts usual)
    {
        if (facts == usual)
        {
            return;
        }

        writer.WriteStartObject("facts");
        writer.Put("machine_type", facts.MachineType, usual.MachineType);
        writer.Put("vcpu_hotplug", facts.VcpuHotplug, usual.VcpuHotplug);
        writer.Put("vcpu_limit", facts.VcpuLimit, usual.VcpuLimit);
        writer.Put("vcpu_granularity", facts.VcpuGranularity, usual.VcpuGranularity);
        writer.Put("memory_hotplug", facts.MemoryHotplug, usual.MemoryHotplug);
        writer.Put("virtio_mem", facts.VirtioMem, usual.VirtioMem);
        writer.Put("virtio_mem_takes_slot", facts.VirtioMemTakesSlot, usual.VirtioMemTakesSlot);
        writer.Put("virtio_mem_unplug", facts.VirtioMemUnplug, usual.VirtioMemUnplug);
        if (facts.FreeRootPorts is { } ports)
        {
            writer.Put("free_root_ports", ports, usual.FreeRootPorts ?? -1);
        }
        else if (usual.FreeRootPorts is not null)
        {
            writer.WriteNull("free_root_ports");
        }

        writer.Put("lacks_agent_channel", facts.LacksAgentChannel, usual.LacksAgentChannel);
        writer.Put("host_nodes", facts.HostNodes.ToString(), usual.HostNodes.ToString());
        writer.Put("hotplug_needs_numa", facts.HotplugNeedsNuma, usual.HotplugNeedsNuma);
        writer.Put("slot_limit", facts.SlotLimit, usual.SlotLimit);
        writer.Put("guest_block", facts.GuestBlock, usual.GuestBlock);
        writer.Put("virtio_mem_block", facts.VirtioMemBlock, usual.VirtioMemBlock);
        writer.Put("base_alignment", facts.BaseAlignment, usual.BaseAlignment);
        writer.WriteEndObject();
    }

    private static ByteSize? Block(JsonItem item, string name) =>
        item[name] is not { } block ? null : block.Size() is { IsZero: false } size ? size : throw block.Wrong("more than zero");
}
