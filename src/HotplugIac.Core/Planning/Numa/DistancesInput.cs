using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Numa;

/// <summary>What is wrong with the distances of <c>numa_cells</c>: as libvirt's virDomainNumaDefNodeDistanceParseXML refuses them.</summary>
internal static class DistancesInput
{
    private const int Own = 10;
    private const int Unreachable = 255;

    public static IEnumerable<(Rule Rule, string Detail)> Problems(EquatableList<NumaCell> cells)
    {
        var isNamed = cells.Any(c => c.Distances.Count > 0);
        for (var i = 0; i < cells.Count && isNamed; i++)
        {
            var distances = cells[i].Distances;
            if (distances.Count != cells.Count)
            {
                // What one cell leaves out libvirt fills in from the others.
                yield return (InputRules.NumaDistances,
                    $"numa_cells[{i}].distances names {Counted.Of(distances.Count, "distance")}, but there {(cells.Count == 1 ? "is" : "are")} {Counted.Of(cells.Count, "cell")}. {InputRules.NumaDistances.Remedy}");
                continue;
            }

            for (var to = 0; to < cells.Count; to++)
            {
                if (to == i ? distances[to] != Own : distances[to] is <= Own or > Unreachable)
                {
                    yield return (InputRules.NumaDistances,
                        $"numa_cells[{i}].distances[{to}] = {distances[to]} is not possible: choose {(to == i ? $"{Own}, a cell's distance to itself" : $"a whole number from {Own + 1} to {Unreachable}")}.");
                }
            }
        }
    }
}
