namespace HotplugIac.Preview.Pictures;

internal enum RunKind
{
    /// <summary>vCPUs that are there and cannot be unplugged.</summary>
    Fixed,

    /// <summary>vCPUs that are there and can be unplugged; slots that are taken.</summary>
    Used,

    /// <summary>Memory that is no device.</summary>
    Base,

    Dimm,
    VirtioMem,

    /// <summary>A device that is memory to the hypervisor, but none that the machine's size counts.</summary>
    Other,

    /// <summary>There now, and not at the moment before.</summary>
    Added,

    /// <summary>There at the moment before, and no more.</summary>
    Removed,

    /// <summary>What can still be added live.</summary>
    Free,
}

/// <summary>A stretch of a bar: so many vCPUs, slots or bytes of one kind.</summary>
internal readonly record struct Run(RunKind Kind, long Count)
{
    /// <summary>Those that have an extent, in order; neighbours of one kind become one.</summary>
    public static IReadOnlyList<Run> Some(params IEnumerable<(RunKind Kind, long Count)> runs)
    {
        var all = new List<Run>();
        foreach (var (kind, count) in runs.Where(r => r.Count > 0))
        {
            if (all.Count > 0 && all[^1].Kind == kind)
            {
                all[^1] = new Run(kind, (long)Int128.Min(long.MaxValue, (Int128)all[^1].Count + count));
            }
            else
            {
                all.Add(new Run(kind, count));
            }
        }

        return all;
    }
}
