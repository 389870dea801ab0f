using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.CloudHypervisor.Definitions;

/// <summary>A guest NUMA node of a VmConfig (NumaConfig).</summary>
/// <param name="Place">For messages.</param>
/// <param name="Distances">By destination.</param>
/// <param name="Zones">Ids of the memory zones that it has.</param>
internal sealed record VmNumaNode(JsonItem Place, int Id, CpuSet Cpus, IReadOnlyDictionary<int, int> Distances, IReadOnlyList<JsonItem> Zones);

/// <summary><c>numa</c> of a VmConfig.</summary>
internal static class VmNuma
{
    /// <summary>Nodes by id, which must be 0, 1, 2 …: the order is the number of the cell.</summary>
    public static IReadOnlyList<VmNumaNode> Read(JsonItem? numa)
    {
        var nodes = numa.Array().Select(Node).OrderBy(n => n.Id).ToList();
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Id != i)
            {
                throw nodes[i].Place.Fault($"{nodes[i].Place.Name} has guest_numa_id {nodes[i].Id}; the nodes must be numbered 0 to {nodes.Count - 1}, each once.");
            }
        }

        return nodes;
    }

    /// <summary>Distances in the order of the cells; none where the node names none. What it leaves out is 10 to itself and 20 to others (ACPI SLIT).</summary>
    public static EquatableList<int> Distances(VmNumaNode node, int count) =>
        node.Distances.Count == 0 ? [] : Enumerable.Range(0, count).Select(i => node.Distances.GetValueOrDefault(i, i == node.Id ? 10 : 20)).ToEquatableList();

    private static VmNumaNode Node(JsonItem item)
    {
        var distances = new Dictionary<int, int>();
        foreach (var distance in item.Object()["distances"].Array())
        {
            var destination = distance.Object()["destination"]?.Whole() ?? throw distance.Fault($"{distance.Name} has no destination.");
            distances[destination] = distance["distance"]?.Whole(10, 255) ?? throw distance.Fault($"{distance.Name} has no distance.");
        }

        return new VmNumaNode(
            item,
            item["guest_numa_id"]?.Whole() ?? throw item.Fault($"{item.Name} has no guest_numa_id."),
            CpuSet.Of(item["cpus"].Array().Select(c => c.Whole(0, CpuSet.LargestId))),
            distances,
            item["memory_zones"].Array());
    }
}
