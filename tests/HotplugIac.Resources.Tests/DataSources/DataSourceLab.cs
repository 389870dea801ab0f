using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.DataSources;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests.DataSources;

/// <summary>Data sources on the peers of <see cref="PeerHosts"/>.</summary>
internal static class DataSourceLab
{
    public static DataReply Read(this PeerHosts hosts, string name, MapValue config, ProviderSettings? settings = null) =>
        hosts.Time.Run(() => new DataSourceReader(new HypervisorPool(hosts), settings ?? new ProviderSettings(PeerHosts.Home), hosts.Time).ReadAsync(name, config, CancellationToken.None));

    public static MapValue Answer(this DataReply reply)
    {
        reply.Problems.ShouldBeEmpty();
        return reply.State.ShouldNotBeNull();
    }

    public static Problem Refusal(this DataReply reply)
    {
        reply.State.ShouldBeNull();
        var problem = reply.Problems.ShouldHaveSingleItem();
        problem.Severity.ShouldBe(Severity.Error);
        return problem;
    }

    /// <summary>A machine beside the peer's own.</summary>
    public static ListedMachine Other(string name, PowerState power, Sizing? sizing = null)
    {
        var has = sizing ?? PeerHosts.Small;
        return ListedMachine.Of(new MachineSnapshot($"id-{name}", name, "peer", power, power == PowerState.Off ? null : has, has, new MachineFacts()));
    }

    public static IReadOnlyList<MapValue> Items(this MapValue state, string name) => [.. ((ListValue)state[name]).Items.Cast<MapValue>()];
}
