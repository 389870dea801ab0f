namespace HotplugIac.Hypervisors.Logging;

/// <summary>Something that happened. No field may hold a password or a part of a definition: logs are attached to reports.</summary>
public sealed record LogEntry(DateTimeOffset Time, LogLevel Level, string Message, IReadOnlyList<LogField> Fields);
