using HotplugIac.Core.Model;
using HotplugIac.Harness;
using HotplugIac.Hosting;
using HotplugIac.Hypervisors;
using HotplugIac.Resources;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace LibvirtProbe.Live;

/// <summary>The product's apply inside a process that has planned: what a provider does when it is told to.</summary>
internal sealed class ApplySide(LibvirtLab lab) : ISide, IAsyncDisposable
{
    private readonly List<HypervisorPool> _pools = [];

    public string Name => "apply";

    public async Task<Func<Task>> PrepareAsync(Guest guest, Sizes wanted)
    {
        // A new one each round, as each run of Terraform has: connections are opened anew.
        var pool = new HypervisorPool(new HypervisorTable());
        _pools.Add(pool);
        var resource = new VirtualMachineResource(pool, new ProviderSettings(lab.Uri), TimeProvider.System, ApplyTimeouts.Default, MachineLocks.OfHost());
        var config = MapValue.Empty.With(Attributes.Name, Value.Of(guest.Name)).With(Attributes.Vcpus, Value.Of(wanted.Vcpus)).With(Attributes.Memory, Value.Of(wanted.MemoryText));
        var found = await resource.ImportAsync(null, MachineRef.ById(guest.Id), CancellationToken.None);
        var plan = await resource.PlanAsync(new PlanRequest(found.State, config, found.Private), CancellationToken.None);
        return async () =>
        {
            var reply = await resource.ApplyAsync(new ApplyRequest(found.State, plan.Planned, config, plan.Private), CancellationToken.None);
            if (reply.Problems.Count > 0)
            {
                throw new BenchException($"{guest.Name}: {reply.Problems[0].Text}");
            }
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in _pools)
        {
            await pool.DisposeAsync();
        }
    }
}
