using HotplugIac.Harness;
using HotplugIac.Libvirt.Tests.Lab;
using static EndToEnd.ProviderUnderTest;
using static EndToEnd.Weather.Modules;

namespace EndToEnd.Weather;

/// <summary>libvirtd goes away at the worst moments. The message says where and what, the state is true, and the next apply converges.</summary>
[Collection(nameof(WeatherTests))]
public sealed class DaemonGoneTests(WeatherStation station)
{
    private const string Name = "gone";

    [Fact]
    public async Task Stopped_before_a_plan()
    {
        await using var host = await station.HostAsync();
        await host.DefineAsync([Name]);
        await using var project = await AdoptedAsync(host.Uri);
        await host.Daemon.StopAsync();

        var refused = await project.RefusedAsync();

        ShouldSayWhatToDo(refused, host.Uri);
        await ShouldConvergeAsync(host, project, host.Uri);
    }

    [Fact]
    public async Task Frozen_during_a_refresh_and_killed()
    {
        await using var host = await station.HostAsync();
        await host.DefineAsync([Name]);
        await using var relay = new SocketRelay(host.Daemon.Socket);
        await using var project = await AdoptedAsync(relay.SessionUri);
        host.Daemon.Freeze();
        var before = relay.Requests;

        var planning = project.RefusedAsync();
        await Eventually.Async(_ => Task.FromResult(relay.Requests > before), TimeSpan.FromMinutes(3));
        await host.Daemon.KillAsync();
        var refused = await planning;

        ShouldSayWhatToDo(refused, relay.SessionUri);
        await ShouldConvergeAsync(host, project, relay.SessionUri);
    }

    [Fact]
    public async Task Stopped_during_an_apply_before_the_machine_was_changed()
    {
        await using var host = await station.HostAsync();
        await host.DefineAsync([Name]);
        await using var relay = new SocketRelay(host.Daemon.Socket);
        await using var project = await AdoptedAsync(relay.SessionUri);
        project.Edit(relay.SessionUri, Sizes(Name, 2));

        var held = relay.HoldAsync(RemoteProcedure.DefineXml, 1);
        var applying = project.ApplyAsync();
        await held.WaitAsync(TimeSpan.FromMinutes(3));
        await host.Daemon.StopAsync();
        relay.GoOn();
        var apply = await applying;

        apply.Success.ShouldBeFalse(apply.Text);
        var text = apply.Text.Unwrapped();
        text.ShouldContain(relay.SessionUri);
        text.ShouldContain(Name);
        text.ShouldContain("(HP4010)");
        await ShouldConvergeAsync(host, project, relay.SessionUri);
    }

    [Fact]
    public async Task Restarted_between_a_plan_and_its_apply()
    {
        await using var host = await station.HostAsync();
        await host.DefineAsync([Name]);
        await using var project = await AdoptedAsync(host.Uri);
        project.Edit(host.Uri, Sizes(Name, 2));
        var plan = await project.PlanAsync();
        await host.Daemon.StopAsync();
        await host.Daemon.StartAgainAsync();

        (await project.ApplyAsync(plan)).EnsureSuccess();

        (await host.VcpusAsync(Name)).ShouldBe("2");
        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task Stopped_between_a_plan_and_its_apply()
    {
        await using var host = await station.HostAsync();
        await host.DefineAsync([Name]);
        await using var project = await AdoptedAsync(host.Uri);
        project.Edit(host.Uri, Sizes(Name, 2));
        var plan = await project.PlanAsync();
        await host.Daemon.StopAsync();

        var early = await project.ApplyAsync(plan);

        early.Success.ShouldBeFalse(early.Text);
        ShouldSayWhatToDo(early.Text.Unwrapped(), host.Uri);
        await ShouldConvergeAsync(host, project, host.Uri);
    }

    private static async Task<TerraformProject> AdoptedAsync(string uri)
    {
        var project = await ProjectAsync(uri, Sizes(Name));
        (await project.ApplyAsync()).EnsureSuccess();
        return project;
    }

    private static void ShouldSayWhatToDo(string text, string uri)
    {
        text.ShouldContain($"\"{Name}\"");
        text.ShouldContain(uri);
        text.ShouldContain("Check the uri, that the daemon runs there, and your access to it: virsh -c URI list.");
        text.ShouldContain("(HP4010)");
    }

    /// <summary>The state holds what the machine has, and a change goes through once the daemon is back.</summary>
    private static async Task ShouldConvergeAsync(WeatherHost host, TerraformProject project, string uri)
    {
        await host.Daemon.StartAgainAsync();
        (await project.StateAsync()).Text(Address, "vcpus").ShouldBe(await host.VcpusAsync(Name));
        project.Edit(uri, Sizes(Name, 2));
        await project.ApplyAndReplanEmptyAsync();
        (await host.VcpusAsync(Name)).ShouldBe("2");
    }
}
