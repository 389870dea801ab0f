using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors;

/// <summary>Looks at one machine, before and after each step.</summary>
internal sealed class ReadBack(IHypervisor hypervisor, TimeProvider time, ApplyTimeouts timeouts)
{
    /// <returns>Null when the machine is gone.</returns>
    public async Task<MachineSnapshot?> ReadAsync(string id, CancellationToken cancellationToken) =>
        (await hypervisor.ReadAsync([MachineRef.ById(id)], cancellationToken))[0];

    /// <summary>Reads whatever the caller's cancellation, but not for ever.</summary>
    /// <exception cref="HypervisorException">The hypervisor did not answer in time, or refused.</exception>
    public Task<MachineSnapshot?> ReadBoundedAsync(string id) => Bounded.RunAsync(timeouts.ReadBack, time, token => ReadAsync(id, token));
}
