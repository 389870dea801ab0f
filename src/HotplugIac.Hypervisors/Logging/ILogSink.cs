namespace HotplugIac.Hypervisors.Logging;

/// <summary>Where a program's log goes. Called from any thread; must not throw, because no work fails for its log.</summary>
public interface ILogSink
{
    void Write(LogEntry entry);
}

/// <summary>A place and how much it takes.</summary>
public sealed record LogOutput(ILogSink Sink, LogLevel Level);
