namespace HotplugIac.Hypervisors.Logging;

/// <summary>How far applies are, as log entries, and to whoever else watches. A step that is done was read back.</summary>
public sealed class LoggedProgress(EventLog log, IProgress<ApplyProgress>? next) : IProgress<ApplyProgress>
{
    /// <summary>The observer with a log; null when nobody listens, which spares each step a timer.</summary>
    public static IProgress<ApplyProgress>? Of(EventLog log, IProgress<ApplyProgress>? observer) =>
        log.Writes(LogLevel.Info) ? new LoggedProgress(log, observer) : observer;

    public void Report(ApplyProgress value)
    {
        next?.Report(value);
        log.Write(LogLevel.Info, Text(value), [.. Fields(value)]);
    }

    private string Text(ApplyProgress progress) => (log.HidesSizes() ? progress.WithoutSizes() : progress).ToString();

    private static IEnumerable<LogField> Fields(ApplyProgress progress)
    {
        yield return new LogField(LogField.Machine, progress.Machine);
        if (progress.Id.Length > 0)
        {
            yield return new LogField(LogField.Id, progress.Id);
        }

        yield return new LogField("step", $"{progress.Step}/{progress.Steps}");
        if (progress.Kind is { } kind)
        {
            yield return new LogField("kind", kind);
        }

        yield return new LogField("phase", progress.Phase.ToString().ToLowerInvariant());
        if (progress.Phase != ApplyPhase.Started)
        {
            yield return LogField.Duration(progress.Elapsed);
        }

        if (progress.WaitsFor is { } waits)
        {
            yield return new LogField("waits_for", waits);
        }

        if (progress.Rule is { } rule)
        {
            yield return new LogField(LogField.Rule, rule);
        }
    }
}
