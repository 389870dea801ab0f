using HotplugIac.Hypervisors;

namespace HotplugIac.PulumiProvider.Hosting;

/// <summary>How far applies are, beside the resource while it is worked on.</summary>
internal sealed class ProgressLog(EngineLog log) : IProgress<ApplyProgress>
{
    // Not waited for: a machine's change shall not be slower than what is said about it.
    public void Report(ApplyProgress value) => _ = log.StatusAsync(value.ToString());
}
