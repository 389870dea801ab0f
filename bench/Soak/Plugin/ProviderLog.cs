using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HotplugIac.Soak.Plugin;

/// <summary>Reads each line of a provider's log as it comes; the log itself, at <c>debug</c>, is too long to be kept.</summary>
internal sealed partial class ProviderLog
{
    private const int MostFaults = 20;
    private readonly ConcurrentQueue<string> _faults = new();
    private int _lines;
    private int _libvirtObjects = -1;

    /// <summary>Lines with a secret, or of a crash.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public int Lines => Volatile.Read(ref _lines);

    /// <summary>What was left when a connection to libvirt was closed last, as the provider counts it; null before that.</summary>
    public int? LibvirtObjects => Volatile.Read(ref _libvirtObjects) is >= 0 and var objects ? objects : null;

    public void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        Interlocked.Increment(ref _lines);
        if (_faults.Count < MostFaults && (Secrets.All.Any(s => line.Contains(s, StringComparison.Ordinal)) || line.Contains("Unhandled", StringComparison.Ordinal)))
        {
            _faults.Enqueue(line);
        }

        if (Objects().Match(line) is { Success: true } told)
        {
            Volatile.Write(ref _libvirtObjects, int.Parse(told.Groups[1].Value, CultureInfo.InvariantCulture));
        }
    }

    [GeneratedRegex("\"libvirt_objects\":\\s*\"?([0-9]+)")]
    private static partial Regex Objects();
}
