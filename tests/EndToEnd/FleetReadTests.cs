using System.Globalization;
using HotplugIac.Harness;
using HotplugIac.Libvirt.Tests.Lab;
using Xunit.Abstractions;

namespace EndToEnd;

/// <summary>What a plan over many machines asks of the hypervisor, counted at the daemon's socket.</summary>
public sealed class FleetReadTests(ITestOutputHelper output)
{
    private const int Machines = 40;

    [Fact]
    public async Task A_plan_over_many_machines_opens_at_most_two_connections_and_reads_them_in_bulk()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var names = new List<string>();
        for (var i = 0; i < Machines; i++)
        {
            names.Add((await scope.DefineAsync(new GuestDefinition
            {
                Name = scope.NewName(string.Create(CultureInfo.InvariantCulture, $"read{i}")), Vcpus = 2, MaxVcpus = 4, MaxMemory = 512,
            })).Name);
        }

        await using var relay = new SocketRelay();
        await using var project = await ProviderUnderTest.ProjectAsync(relay.Uri,
            $"for_each = toset([{string.Join(", ", names.Select(n => $"\"{n}\""))}])\nname = each.key\nvcpus = 2\nmemory = \"128MiB\"");
        (await project.ApplyAsync()).EnsureSuccess();
        var (connections, requests) = (relay.Connections, relay.Requests);

        var plan = await project.PlanAsync();

        plan.IsEmpty.ShouldBeTrue(plan.Text);
        (connections, requests) = (relay.Connections - connections, relay.Requests - requests);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Machines} machines: {connections} connections, {requests} requests"));
        connections.ShouldBeInRange(1, 2);

        // One for each machine's definition; what finds them and what the host can do is asked for many at once.
        requests.ShouldBeLessThan(Machines + (Machines / 2) + 20);
    }
}
