using HotplugIac.Core.Model;

namespace HotplugIac.Core.Checking;

/// <summary>What libvirt accepts as distances between cells and as placement on host nodes (RULEBOOK A3).</summary>
internal static class NumaChecks
{
    public static IEnumerable<Flaw> Cells(Sizing s)
    {
        var cells = s.NumaCells;
        if (cells.Count > 0 && cells.Sum(c => c.Memory.Bytes) != s.BaseMemory.Bytes)
        {
            yield return new("cells", $"The cells ({s.NumaText}) do not add up to the base memory of {s.BaseMemory}.");
        }

        if (cells.Count > 0 && !cells.SelectMany(c => c.Cpus.Ids).Order().SequenceEqual(Enumerable.Range(0, s.MaxVcpus)))
        {
            yield return new("cpus", $"The cells ({s.NumaText}) do not hold each of {s.MaxVcpus} vCPUs once.");
        }

        var named = cells.Count(c => c.Distances.Count > 0);
        if (named > 0 && cells.Any(c => c.Distances.Count != cells.Count))
        {
            yield return new("distances", $"The cells ({s.NumaText}) do not name one distance per cell each.");
        }

        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Distances.Where((d, j) => j == i ? d != 10 : d is < 11 or > 255).Any())
            {
                yield return new("distances", $"Cell {i} has a distance that is not 10 to itself and 11 to 255 to others ({string.Join('/', cells[i].Distances)}).");
            }
        }
    }

    public static IEnumerable<Flaw> Placement(Sizing s)
    {
        var cells = s.NumaCells;
        if (s.NumaTune is not { } tune)
        {
            yield break;
        }

        if (tune.Nodeset.Count == 0 || tune.Cells.Any(c => c.Nodeset.Count == 0))
        {
            yield return new("numa_tune", $"A placement ({tune}) names no host node.");
        }

        if (tune.Cells.Any(c => c.Cell < 0 || c.Cell >= cells.Count) || tune.Cells.DistinctBy(c => c.Cell).Count() != tune.Cells.Count)
        {
            yield return new("numa_tune", $"The placement ({tune}) does not go with {cells.Count} cells.");
        }

        if (tune.Cells.Any(c => (c.Mode == NumaTuneMode.Restrictive) != (tune.Mode == NumaTuneMode.Restrictive)))
        {
            yield return new("numa_tune", $"The placement ({tune}) is restrictive in part only.");
        }
    }
}
