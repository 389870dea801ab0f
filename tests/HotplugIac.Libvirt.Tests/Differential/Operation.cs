using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Libvirt.Tests.Differential;

/// <summary>One thing that is done to the same machine on libvirt and on the simulator.</summary>
internal abstract record Operation
{
    /// <summary>A wish, planned and applied.</summary>
    public sealed record Wish(MachineSpec Spec) : Operation
    {
        public override string ToString() => $"apply {Text(Spec)}";

        private static string Text(MachineSpec s) => string.Join(", ", new[]
        {
            Named("vcpus", s.Vcpus), Named("max_vcpus", s.MaxVcpus), Named("min_vcpus", s.MinVcpus), Named("topology", s.Topology),
            Named("memory", s.Memory), Named("base_memory", s.BaseMemory), Named("max_memory", s.MaxMemory), Named("memory_slots", s.MemorySlots),
            Named("memory_method", s.MemoryMethod), s.NumaCells is { } cells ? $"numa_cells = [{string.Join("; ", cells)}]" : null,
            s.MemoryDevices is { } devices ? $"memory_devices = [{string.Join("; ", devices)}]" : null,
            $"{s.Policy.OnRebootRequired}/{s.Policy.Unplug}",
        }.OfType<string>());

        private static string? Named<T>(string name, T? value) => value is null ? null : string.Create(CultureInfo.InvariantCulture, $"{name} = {value}");
    }

    /// <summary>A live half, as it is, whether a plan would have it or not: what is refused and what is not is compared.</summary>
    public sealed record Live(PlanStep Step) : Operation
    {
        public override string ToString() => $"live: {Step.Describe()}";
    }

    /// <summary>A configuration, as it is.</summary>
    public sealed record Write(Sizing Sizing) : Operation
    {
        public override string ToString() => $"write: {string.Join(", ", SizingAttribute.All.Select(a => $"{a.Name} = {a.Read(Sizing)}"))}";
    }

    /// <summary>The owner switches it off, or on.</summary>
    public sealed record Power(bool On) : Operation
    {
        public override string ToString() => On ? "start" : "destroy";
    }
}
