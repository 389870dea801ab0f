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

        // Requests that arrive while a pass reads join the next one. How many do is a matter of speed, so the first pass is held at
        // its first definition until Terraform has asked for every machine.
        var log = Path.Combine(project.Directory, "trace.log");
        project.Options = project.Options with { Environment = new Dictionary<string, string?> { ["TF_LOG"] = "TRACE", ["TF_LOG_PATH"] = log } };
        var held = relay.HoldAsync(RemoteProcedure.GetXmlDesc, 1);
        var planning = project.PlanAsync([$"-parallelism={Machines}"]);
        await held.WaitAsync(TimeSpan.FromMinutes(3));
        await Eventually.Async(_ => Task.FromResult(Asked(log) >= Machines), TimeSpan.FromMinutes(3), TimeSpan.FromMilliseconds(50), () => $"Terraform has asked for {Asked(log)} of {Machines} machines");
        relay.GoOn();
        var plan = await planning;

        plan.IsEmpty.ShouldBeTrue(plan.Text);
        (connections, requests) = (relay.Connections - connections, relay.Requests - requests);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Machines} machines: {connections} connections, {requests} requests"));
        connections.ShouldBeInRange(1, 2);

        // One for each machine's definition; what finds them and what the host can do is asked for many at once.
        requests.ShouldBeLessThan(Machines + (Machines / 2) + 20);
    }

    /// <summary>How many machines Terraform has asked its provider for, by its own log.</summary>
    private static int Asked(string log)
    {
        if (!File.Exists(log))
        {
            return 0;
        }

        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n').Count(line => line.Contains("NodeAbstractResourceInstance.refresh for hotplug_virtual_machine", StringComparison.Ordinal));
    }
}
