using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.Hosting.Logging;

/// <summary>
/// A log in a file of JSON lines, for this user only. Terraform starts several provider processes that write to the same file: each line
/// goes to the end in one piece. A file that cannot be written is told once, and costs no operation.
/// </summary>
internal sealed class LogFile(string path, ILogSink fallback, TimeProvider time) : ILogSink
{
    private readonly Lock _turn = new();
    private AppendOnlyFile? _file;
    private bool _isGivenUp;

    public void Write(LogEntry entry)
    {
        lock (_turn)
        {
            if (_isGivenUp)
            {
                return;
            }

            try
            {
                _file ??= AppendOnlyFile.Open(path);
                _file.Append(LogLine.Of(entry));
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                _isGivenUp = true;
                fallback.Write(new LogEntry(time.GetUtcNow(), LogLevel.Error, $"the log {path} cannot be written", [new LogField("reason", e.Message)]));
            }
        }
    }
}
