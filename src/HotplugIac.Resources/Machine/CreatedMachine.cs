using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;

namespace HotplugIac.Resources.Machine;

/// <summary>A machine that was just created: it is looked at and, where it does not come out right, removed. Not cancelled, but bounded.</summary>
internal sealed class CreatedMachine(IHypervisor hypervisor, TimeProvider time, ApplyTimeouts timeouts, string id)
{
    /// <returns>The machine, or why there is nothing to see.</returns>
    public async Task<(MachineSnapshot? Snapshot, string? Unread)> ReadAsync()
    {
        try
        {
            var snapshot = await Bounded.RunAsync(timeouts.Guest, time, async token => (await hypervisor.ReadAsync([MachineRef.ById(id)], token))[0]);
            return (snapshot, snapshot is null ? "is not there" : null);
        }
        catch (HypervisorException e)
        {
            return (null, $"could not be read back: {e.Message.TrimEnd('.')}");
        }
    }

    /// <returns>A sentence that says whether it is gone.</returns>
    public async Task<string> RemoveAsync(string name)
    {
        try
        {
            await Bounded.RunAsync(timeouts.Guest, time, token => hypervisor.DeleteAsync(id, token));
            return "It was removed again.";
        }
        catch (HypervisorException e)
        {
            return $"It could not be removed again: {e.Message} Remove it before the next apply: virsh destroy {name}; virsh undefine {name}.";
        }
    }
}
