namespace HotplugIac.Hypervisors.Logging;

/// <summary>What happens, told to the places that want it. A level that none wants costs a comparison: ask <see cref="Writes"/> first.</summary>
public sealed class EventLog(TimeProvider time, params IReadOnlyList<LogOutput> outputs)
{
    private readonly LogLevel _most = outputs.Count == 0 ? LogLevel.Off : outputs.Max(o => o.Level);

    public static EventLog Off { get; } = new(TimeProvider.System);

    public TimeProvider Time => time;

    public bool IsOn => _most != LogLevel.Off;

    /// <summary>Whether, in this call, a user has declared sizes secret: then messages name none.</summary>
    public Func<bool> HidesSizes { get; init; } = static () => false;

    public bool Writes(LogLevel level) => level <= _most;

    public void Write(LogLevel level, string message, params IReadOnlyList<LogField> fields)
    {
        if (!Writes(level))
        {
            return;
        }

        var entry = new LogEntry(time.GetUtcNow(), level, message, HidesSizes() ? [.. fields.Where(f => f.Name != LogField.Error)] : fields);
        foreach (var output in outputs)
        {
            if (level <= output.Level)
            {
                output.Sink.Write(entry);
            }
        }
    }
}
