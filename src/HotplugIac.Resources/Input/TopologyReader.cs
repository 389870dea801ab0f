using HotplugIac.Core.Model;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Input;

/// <summary><c>cpu_topology</c>. Dies and threads that the user leaves out are 1.</summary>
internal static class TopologyReader
{
    public static CpuTopology? Read(Value value, ValueReader reader)
    {
        if (value is not MapValue { HasUnknown: false } parts
            || !reader.Has(parts, Attributes.CpuTopology, Attributes.CpuTopology, VcpuRows.Sockets, VcpuRows.Cores))
        {
            return null;
        }

        var (sockets, dies, cores, threads) = (Part(VcpuRows.Sockets), Part(VcpuRows.Dies), Part(VcpuRows.Cores), Part(VcpuRows.Threads));
        return sockets is null || dies is null || cores is null || threads is null ? null
            : new CpuTopology(sockets.Value, dies.Value, cores.Value, threads.Value);

        int? Part(string name) => parts[name].IsNull ? 1
            : reader.WholeNumber(parts[name], Attributes.CpuTopology, $"{Attributes.CpuTopology}.{name}", 1);
    }
}
