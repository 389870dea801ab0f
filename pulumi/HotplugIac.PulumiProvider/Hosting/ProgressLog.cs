using HotplugIac.Hypervisors;

namespace HotplugIac.PulumiProvider.Hosting;

/// <summary>How far applies are, beside the resource while it is worked on.</summary>
internal sealed class ProgressLog(EngineLog log) : IProgress<ApplyProgress>
{
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;

    // Not waited for: a machine's change shall not be slower than what is said about it. But in order.
    public void Report(ApplyProgress value)
    {
        lock (_lock)
        {
            _last = InOrderAsync(_last, value.ToString());
        }
    }

    private async Task InOrderAsync(Task before, string line)
    {
        await before;
        await log.StatusAsync(line);
    }
}
