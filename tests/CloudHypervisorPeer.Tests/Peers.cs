using System.Collections.Concurrent;
using HotplugIac.Harness;

namespace HotplugIac.Peer.Tests;

/// <summary>One process for each release, with a VMM for each test: a process for each test would take minutes.</summary>
public sealed class Peers : IAsyncLifetime
{
    private const string Newest = "v53.0";

    private readonly ConcurrentDictionary<string, Task<CloudHypervisorPeer>> _peers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _used = new(StringComparer.Ordinal);

    /// <summary>A VMM without a VM.</summary>
    internal async Task<PeerVm> EmptyAsync(string version = Newest) =>
        new(await _peers.GetOrAdd(version, StartAsync), _used.AddOrUpdate(version, 0, (_, last) => last + 1));

    /// <summary>A VMM with a VM that runs.</summary>
    /// <param name="config">Of cpus, memory and what else it needs; a payload is added.</param>
    internal async Task<PeerVm> RunningAsync(string config, string version = Newest, params string[] guest)
    {
        var vm = await EmptyAsync(version);
        foreach (var behaviour in guest)
        {
            await vm.Peer.GuestAsync(behaviour, vm.Number);
        }

        await vm.CreateAsync(config);
        (await vm.CallAsync("vm.boot")).Status.ShouldBe(204);
        return vm;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var peer in _peers.Values)
        {
            await (await peer).DisposeAsync();
        }
    }

    private static Task<CloudHypervisorPeer> StartAsync(string version) => CloudHypervisorPeer.StartAsync(new CloudHypervisorPeerOptions
    {
        Version = version,
        Count = version == Newest ? 250 : 30,
        NoShutdown = version == Newest,
    });
}

/// <summary>Tests that share the processes.</summary>
[CollectionDefinition(Name)]
#pragma warning disable CA1711 // xunit's word for it.
public sealed class PeersCollection : ICollectionFixture<Peers>
#pragma warning restore CA1711
{
    public const string Name = "peers";
}
