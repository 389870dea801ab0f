using HotplugIac.Hypervisors;
using HotplugIac.PulumiProtocol;

namespace HotplugIac.PulumiProvider.Hosting;

/// <summary>How far applies are, beside the resource while it is worked on.</summary>
internal sealed class ProgressLog(EngineLog log) : IProgress<ApplyProgress>
{
    public void Report(ApplyProgress value) =>
        log.Post(LogSeverity.Info, (log.HidesSizes ? value.WithoutSizes() : value).ToString(), isStatus: true);
}
