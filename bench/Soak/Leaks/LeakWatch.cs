namespace HotplugIac.Soak.Leaks;

/// <summary>What a process that lives long holds, over its life.</summary>
internal sealed class LeakWatch(string name)
{
    /// <summary>Fewer samples say nothing about a slope.</summary>
    private const int FewestSamples = 8;

    private readonly List<Sample> _samples = [];
    private readonly long _started = TimeProvider.System.GetTimestamp();

    public string Name { get; } = name;

    public IReadOnlyList<Sample> Samples => _samples;

    public static IReadOnlyList<(string Name, Func<Sample, double?> Read, double Allowed)> Measures { get; } =
    [
        // The collector decides when it gives memory back: steps of some MiB are no slope.
        ("resident memory, MiB", s => s.ResidentKiB / 1024.0, 12),
        ("open files", s => s.Files, 3),
        ("sockets", s => s.Sockets, 2),
        ("threads", s => s.Threads, 6),
        ("connections to libvirtd", s => s.Clients, 1),
        ("libvirt objects after a connection was closed", s => s.LibvirtObjects, 0),
    ];

    /// <summary>To be called while nobody calls the process.</summary>
    public void Look(int processId, int steps, int? clients, int? libvirtObjects) =>
        Add(Sample.Take(processId, TimeProvider.System.GetElapsedTime(_started).TotalMinutes, steps, clients, libvirtObjects));

    public void Add(Sample sample) => _samples.Add(sample);

    /// <summary>Grown more than is allowed, after the warm-up: the first quarter of the samples.</summary>
    public IEnumerable<string> Faults()
    {
        if (_samples.LastOrDefault() is { Locks: > 0 } held)
        {
            yield return $"{Name} holds {held.Locks} locks while nobody calls it";
        }

        foreach (var (measure, read, allowed) in Measures)
        {
            if (Growth(read) is var (first, last) && last - first > allowed)
            {
                yield return FormattableString.Invariant($"{Name}: {measure} grew from {first:0.#} to {last:0.#} after the warm-up, {Slope(read):0.##} a minute");
            }
        }
    }

    /// <summary>Medians of the second and of the last quarter of the samples; null when there are too few.</summary>
    public (double First, double Last)? Growth(Func<Sample, double?> read)
    {
        var values = _samples.Select(read).OfType<double>().ToList();
        var quarter = values.Count / 4;
        return values.Count < FewestSamples ? null : (Median(values.GetRange(quarter, quarter)), Median(values.GetRange(values.Count - quarter, quarter)));
    }

    /// <summary>Least squares over what came after the warm-up, a minute.</summary>
    public double Slope(Func<Sample, double?> read)
    {
        var points = _samples.Skip(_samples.Count / 4).Select(s => (X: s.Minutes, Y: read(s))).Where(p => p.Y is not null).Select(p => (p.X, Y: p.Y!.Value)).ToList();
        if (points.Count < 2)
        {
            return 0;
        }

        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        var spread = points.Sum(p => (p.X - x) * (p.X - x));
        return spread == 0 ? 0 : points.Sum(p => (p.X - x) * (p.Y - y)) / spread;
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
