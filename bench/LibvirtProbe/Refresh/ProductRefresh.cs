using HotplugIac.Hosting;
using HotplugIac.Hypervisors;
using HotplugIac.Resources;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace LibvirtProbe.Refresh;

/// <summary>The product, from a state for each machine to a refreshed state: what a provider does between two messages.</summary>
internal sealed class ProductRefresh
{
    /// <summary>As many as Terraform has under way (its <c>-parallelism</c>).</summary>
    private const int AtOnce = 10;

    private readonly string _uri;
    private readonly IReadOnlyList<(MapValue State, byte[] Private)> _states;
    private readonly IReadOnlyList<MachineRef> _machines;

    private ProductRefresh(string uri, IReadOnlyList<(MapValue State, byte[] Private)> states)
    {
        _uri = uri;
        _states = states;
        _machines = [.. states.Select(s => MachineRef.ById(((TextValue)s.State["id"]).Text))];
    }

    /// <summary>Imports the machines: the states to refresh.</summary>
    public static async Task<ProductRefresh> OfAsync(string uri, IReadOnlyList<string> names)
    {
        await using var pool = new HypervisorPool(new HypervisorTable());
        using var resource = Resource(pool, uri);
        var imports = await Task.WhenAll(names.Select(n => resource.ImportAsync(null, MachineRef.ByName(n), CancellationToken.None)));
        return new ProductRefresh(uri, [.. imports.Select(i => (i.State ?? throw new BenchException(i.Problems[0].Text), i.Private))]);
    }

    /// <summary>The whole refresh, each machine asked for by itself as Terraform does.</summary>
    public async Task RefreshAsync()
    {
        await using var pool = new HypervisorPool(new HypervisorTable());
        using var resource = Resource(pool, _uri);
        await Parallel.ForEachAsync(_states, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (state, token) =>
        {
            var reply = await resource.ReadAsync(state.State, state.Private, token);
            if (reply.State is null || reply.Problems.Count > 0 || !reply.State.Equals(state.State))
            {
                throw new BenchException($"{state.State["name"]}: the refresh does not show the machine as it was");
            }
        });
    }

    /// <summary>The snapshots alone, all in one call.</summary>
    public async Task ReadAsync()
    {
        await using var hypervisor = new HypervisorTable().Create(_uri)!;
        var snapshots = await hypervisor.ReadAsync(_machines, CancellationToken.None);
        if (snapshots.Any(s => s is null))
        {
            throw new BenchException("a machine was not found");
        }
    }

    private static VirtualMachineResource Resource(HypervisorPool pool, string uri) => new(pool, new ProviderSettings(uri), TimeProvider.System, ApplyTimeouts.Default);
}
