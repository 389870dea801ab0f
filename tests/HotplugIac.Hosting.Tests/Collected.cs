using System.Collections.Concurrent;
using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.Hosting.Tests;

/// <summary>A log that is kept.</summary>
internal sealed class Collected : ILogSink
{
    public ConcurrentQueue<LogEntry> Entries { get; } = new();

    public void Write(LogEntry entry) => Entries.Enqueue(entry);

    public LogEntry Of(string message) => Entries.First(e => e.Message == message);

    public static string Value(LogEntry entry, string field) => entry.Fields.First(f => f.Name == field).Value;
}
