using HotplugIac.Hosting.Logging;
using HotplugIac.Hypervisors.Logging;
using TerraformPlugin;

namespace HotplugIac.Provider;

/// <summary>The log as Terraform takes it from providers: it shows lines of the level in <c>TF_LOG_PROVIDER</c> or <c>TF_LOG</c>.</summary>
internal sealed class TerraformLog : ILogSink
{
    public void Write(LogEntry entry) => TfLog.Write(
        entry.Level switch
        {
            LogLevel.Error => TfLogLevel.Error,
            LogLevel.Warn => TfLogLevel.Warn,
            LogLevel.Info => TfLogLevel.Info,
            LogLevel.Debug => TfLogLevel.Debug,
            _ => TfLogLevel.Trace,
        },
        entry.Message,
        [.. entry.Fields.Select(f => (f.Name, f.Value))]);

    /// <summary>What Terraform lets through: the rest is not worth being written. As in Terraform, JSON and words that are no level mean trace.</summary>
    public static LogLevel Shown(Func<string, string?> environment) =>
        (environment("TF_LOG_PROVIDER") is { Length: > 0 } own ? own : environment("TF_LOG")) is { Length: > 0 } level
            ? LogSettings.Find(level) ?? LogLevel.Trace
            : LogLevel.Off;
}
