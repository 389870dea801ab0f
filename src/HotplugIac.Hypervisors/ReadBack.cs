using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>Looks at one machine, before and after each step.</summary>
internal sealed class ReadBack(IHypervisor hypervisor, TimeProvider time, ApplyTimeouts timeouts)
{
    /// <returns>Null when the machine is gone.</returns>
    public async Task<MachineSnapshot?> ReadAsync(string id, CancellationToken cancellationToken) =>
        (await hypervisor.ReadAsync([MachineRef.ById(id)], cancellationToken))[0];

    /// <summary>Reads whatever the caller's cancellation, but not for ever.</summary>
    /// <exception cref="HypervisorException">The hypervisor did not answer in time, or refused.</exception>
    public async Task<MachineSnapshot?> ReadBoundedAsync(string id)
    {
        using var bound = new CancellationTokenSource(timeouts.ReadBack, time);
        try
        {
            return await ReadAsync(id, bound.Token);
        }
        catch (OperationCanceledException e)
        {
            throw new HypervisorException(LifecycleRules.Unreachable,
                string.Create(CultureInfo.InvariantCulture, $"The hypervisor did not answer within {timeouts.ReadBack.TotalSeconds:0} s."), e);
        }
    }
}
