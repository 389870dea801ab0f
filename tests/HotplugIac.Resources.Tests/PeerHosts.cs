using HotplugIac.Core.Model;
using HotplugIac.Hosting;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Tests.Peer;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests;

/// <summary>Peer hypervisors at <c>peer://NAME</c>, libvirt's own at its URIs, and a resource on a clock that never waits.</summary>
internal sealed class PeerHosts : IHypervisorFactory, IAsyncDisposable
{
    public const string Home = "peer://home";
    public const string Away = "peer://away";

    private readonly Dictionary<string, PeerHypervisor> _peers = new(StringComparer.Ordinal);
    private readonly List<HypervisorPool> _pools = [];

    public PeerHosts(Sizing? sizing = null, MachineFacts? facts = null)
    {
        Machine = new PeerMachine(sizing ?? Small, facts ?? new MachineFacts());
        At(Home);
        At(Away).GoneAtRead = 1;
    }

    public static Sizing Small { get; } = new(2, 4, ByteSize.FromGiB(2), ByteSize.FromGiB(8), 16);

    public FakeTime Time { get; } = new();

    public PeerMachine Machine { get; }

    public PeerHypervisor this[string uri] => _peers[uri];

    public IHypervisor? Create(string uri) => _peers.TryGetValue(uri, out var peer) ? peer : new HypervisorTable().Create(uri);

    /// <summary>A provider process. Each has its own memory.</summary>
    public PeerResource Provider(ProviderSettings? settings = null, MachineLocks? locks = null, bool plansOnce = false)
    {
        var pool = new HypervisorPool(this);
        _pools.Add(pool);
        return new PeerResource(new VirtualMachineResource(pool, settings ?? new ProviderSettings(Home), Time, ApplyTimeouts.Default, locks, plansOnce: plansOnce), Time);
    }

    /// <summary>A plan with libvirt's test driver, which answers in its own time.</summary>
    public async Task<PlanReply> PlanRealAsync(ProviderSettings settings, MapValue? prior, MapValue config, byte[] privateBytes)
    {
        var pool = new HypervisorPool(this);
        _pools.Add(pool);
        using var resource = new VirtualMachineResource(pool, settings, TimeProvider.System, ApplyTimeouts.Default);
        return await resource.PlanAsync(new PlanRequest(prior, config, privateBytes), CancellationToken.None);
    }

    /// <summary>A provider that knows both hosts.</summary>
    public PeerResource WithHosts(UnreachablePolicy onUnreachable = UnreachablePolicy.Error) =>
        Provider(new ProviderSettings(Home) { Hosts = [Home, Away], OnUnreachable = onUnreachable });

    /// <summary>The machine leaves home for the other host.</summary>
    public void Migrate()
    {
        this[Home].GoneAtRead = 1;
        this[Away].GoneAtRead = int.MaxValue;
    }

    public static MapValue Config(params (string Name, Value Value)[] attributes) =>
        Machines.Map([("name", Value.Of("web")), ("vcpus", Value.Of(2)), ("memory", Value.Of("2GiB")), .. attributes]);

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in _pools)
        {
            await pool.DisposeAsync();
        }
    }

    private PeerHypervisor At(string uri) => _peers[uri] = new PeerHypervisor(Machine);
}
