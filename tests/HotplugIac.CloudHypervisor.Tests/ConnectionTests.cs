using HotplugIac.Harness;
using HotplugIac.Hypervisors;

namespace HotplugIac.CloudHypervisor.Tests;

public sealed class ConnectionTests
{
    private const int Machines = 100;

    [Fact]
    public async Task Many_machines_are_read_over_few_connections_at_a_time_and_none_stays()
    {
        await using var fleet = await CloudHypervisorPeer.StartAsync(new CloudHypervisorPeerOptions { Count = Machines, NoShutdown = true });
        await using var hypervisor = CloudHypervisorHypervisor.Create($"ch+unix://{fleet.Directory}");
        for (var i = 0; i < Machines; i++)
        {
            (await fleet.CallAsync("vm.create", PeerMachine.Acpi, i)).Status.ShouldBe(204);
        }

        var before = Connections(fleet.Directory);
        var most = 0;
        var reading = hypervisor.ReadAsync([.. Enumerable.Range(0, Machines).Select(i => MachineRef.ByName($"vm{i}"))], CancellationToken.None);
        while (!reading.IsCompleted)
        {
            most = Math.Max(most, Connections(fleet.Directory));
            await Task.Yield();
        }

        (await reading).ShouldAllBe(m => m != null);

        // The peer needs a moment to see that one was closed.
        (most - before).ShouldBeInRange(1, 4 * new CloudHypervisorOptions().Readers);
        await Eventually.Async(_ => Task.FromResult(Connections(fleet.Directory) <= before), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(50));
    }

    /// <summary>Connected sockets that the peer has accepted (proc_net(5), unix: state 03).</summary>
    private static int Connections(string folder) =>
        File.ReadAllLines("/proc/net/unix").Count(line => line.Contains(folder, StringComparison.Ordinal) && line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[5] == "03");
}
