using System.Globalization;
using HotplugIac.Harness;
using Xunit.Abstractions;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.CloudHypervisor;

/// <summary>Many VMMs, each of which is a connection of its own.</summary>
public sealed class VmmFleetTests(ITestOutputHelper output)
{
    private const int Machines = 200;
    private const string Machine = """{"payload":{"kernel":"/boot/vmlinux"},"cpus":{"boot_vcpus":2,"max_vcpus":4},"memory":{"size":1073741824,"hotplug_size":4294967296}}""";

    [Fact]
    public async Task Two_hundred_machines_are_refreshed_in_one_plan_with_two_requests_each()
    {
        await using var peer = await CloudHypervisorPeer.StartAsync(new CloudHypervisorPeerOptions { Count = Machines, NoShutdown = true });
        await Parallel.ForEachAsync(Enumerable.Range(0, Machines), async (i, token) =>
        {
            (await peer.CallAsync("vm.create", Machine, i, cancellationToken: token)).Status.ShouldBe(204);
            (await peer.CallAsync("vm.boot", machine: i, cancellationToken: token)).Status.ShouldBe(204);
        });
        await using var project = await ProjectAsync($"ch+unix://{peer.Directory}", $"count = {Machines}\nname = \"vm${{count.index}}\"\nvcpus = 2\nmemory = \"1GiB\"");
        (await project.ApplyAsync(["-parallelism=50"])).EnsureSuccess();
        for (var i = 0; i < Machines; i++)
        {
            await peer.ClearAsync(i);
        }

        var plan = await project.PlanAsync(["-parallelism=50"]);

        plan.IsEmpty.ShouldBeTrue(plan.Text);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Machines} machines in {plan.Command.Duration.TotalSeconds:0.0} s"));
        for (var i = 0; i < Machines; i++)
        {
            (await peer.CallsAsync(i)).Select(c => c.Path.Split('/')[^1]).ShouldBe(["vmm.ping", "vm.info"]);
        }
    }
}
