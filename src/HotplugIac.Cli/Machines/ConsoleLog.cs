using HotplugIac.Cli.Output;
using HotplugIac.Hosting.Logging;
using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.Cli.Machines;

/// <summary>The log as lines on standard error, beside the result.</summary>
internal sealed class ConsoleLog(TextWriter writer) : ILogSink
{
    private readonly Lock _turn = new();

    public void Write(LogEntry entry)
    {
        lock (_turn)
        {
            writer.WriteLine(PlainText.Of($"{LogLine.Stamp(entry)} {LogSettings.NameOf(entry.Level)}: {LogLine.Text(entry)}"));
        }
    }
}
