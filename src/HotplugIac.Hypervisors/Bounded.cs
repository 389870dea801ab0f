using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>Work that is not the caller's to cancel, but must not take for ever either.</summary>
public static class Bounded
{
    /// <exception cref="HypervisorException">The hypervisor did not answer in time, or refused.</exception>
    public static async Task<T> RunAsync<T>(TimeSpan bound, TimeProvider time, Func<CancellationToken, Task<T>> work)
    {
        using var source = new CancellationTokenSource(bound, time);
        try
        {
            return await work(source.Token);
        }
        catch (OperationCanceledException e)
        {
            throw new HypervisorException(LifecycleRules.Unreachable, $"The hypervisor did not answer within {Durations.Text(bound)}.", e);
        }
    }

    /// <inheritdoc cref="RunAsync{T}(TimeSpan, TimeProvider, Func{CancellationToken, Task{T}})"/>
    public static Task RunAsync(TimeSpan bound, TimeProvider time, Func<CancellationToken, Task> work) => RunAsync(bound, time, async token =>
    {
        await work(token);
        return true;
    });
}
