using HotplugIac.Hosting.Logging;
using HotplugIac.Hypervisors.Logging;
using HotplugIac.PulumiProtocol;

namespace HotplugIac.PulumiProvider.Hosting;

/// <summary>
/// The log as messages of the engine, under the resource that they are about; debug and trace show with <c>pulumi --debug</c>. None is a
/// warning or an error there, which would count against the deployment: what is one is said as such anyway.
/// </summary>
internal sealed class DiagnosticLog(EngineLog log) : ILogSink
{
    public void Write(LogEntry entry) =>
        log.Post(entry.Level >= LogLevel.Debug ? LogSeverity.Debug : LogSeverity.Info, $"{LogSettings.NameOf(entry.Level)}: {LogLine.Text(entry)}");
}
