using HotplugIac.Hypervisors;
using TerraformPlugin;

namespace HotplugIac.Provider;

/// <summary>
/// How far applies are, as log lines: Terraform has no other channel for it than "Still modifying...". They show with
/// <c>TF_LOG=INFO</c> or <c>TF_LOG_PROVIDER=INFO</c>.
/// </summary>
internal sealed class ProgressLog : IProgress<ApplyProgress>
{
    public void Report(ApplyProgress value) => TfLog.Write(TfLogLevel.Info, value.ToString(), Fields(value));

    internal static (string Name, string Value)[] Fields(ApplyProgress progress) =>
    [
        ("machine", progress.Machine),
        ("step", $"{progress.Step}/{progress.Steps}"),
        ("phase", progress.Phase.ToString().ToLowerInvariant()),
    ];
}
