using System.Text.RegularExpressions;
using static EndToEnd.Weather.Modules;

namespace EndToEnd.Weather;

/// <summary>One hypervisor of several cannot be reached, or one with many machines.</summary>
[Collection(nameof(WeatherTests))]
public sealed partial class UnreachableHostTests(WeatherStation station)
{
    [Fact]
    public async Task One_of_three_hosts_that_is_gone_is_named_and_the_others_go_on()
    {
        await using var a = await station.HostAsync();
        await using var b = await station.HostAsync();
        await using var c = await station.HostAsync();
        string Module(string policy, int vcpus, int away = 1) => Hcl(
            $"uri = \"{a.Uri}\"\nhosts = [\"{a.Uri}\", \"{b.Uri}\", \"{c.Uri}\"]\non_unreachable = \"{policy}\"",
            Vm("a", Sizes("on-a", vcpus)),
            Vm("b", $"uri = \"{b.Uri}\"\n{Sizes("on-b", vcpus)}"),
            Vm("c", $"uri = \"{c.Uri}\"\n{Sizes("on-c", away)}"));
        await a.DefineAsync(["on-a"]);
        await b.DefineAsync(["on-b"]);
        await c.DefineAsync(["on-c"]);
        await using var project = await OpenAsync(Module("error", 1));
        await project.ApplyAndReplanEmptyAsync();
        await c.Daemon.KillAsync();

        // As an error: it names the one host and its machine. What does not need it goes on.
        project.Write("main.tf", Module("error", 2));
        var refused = await project.RefusedAsync();
        refused.ShouldContain($"\"on-c\" at {c.Uri} could not be read");
        refused.ShouldContain("(HP4010)");
        refused.ShouldNotContain("\"on-a\" at");
        refused.ShouldNotContain("\"on-b\" at");
        (await project.ApplyAsync(["-target=hotplug_virtual_machine.a", "-target=hotplug_virtual_machine.b"])).EnsureSuccess();
        (await a.VcpusAsync("on-a"), await b.VcpusAsync("on-b")).ShouldBe(("2", "2"));

        // Kept: a warning, and the others plan and apply without more ado.
        project.Write("main.tf", Module("keep", 3));
        var kept = await project.ApplyAsync();
        kept.EnsureSuccess();
        kept.Text.Unwrapped().ShouldContain("The last known state of \"on-c\" is kept (on_unreachable = \"keep\")");
        kept.Text.ShouldContain("(HP4024)");
        (await a.VcpusAsync("on-a"), await b.VcpusAsync("on-b")).ShouldBe(("3", "3"));
        (await project.StateAsync()).Text("hotplug_virtual_machine.c", "vcpus").ShouldBe("1");

        // What is to change must be reached.
        project.Write("main.tf", Module("keep", 3, away: 2));
        (await project.RefusedAsync()).ShouldContain($"\"on-c\" at {c.Uri} could not be read");
        await c.Daemon.StartAgainAsync();
        await project.ApplyAndReplanEmptyAsync();
        (await c.VcpusAsync("on-c")).ShouldBe("2");
    }

    [Fact]
    public async Task Thirty_machines_on_a_host_that_is_gone_are_one_error_that_names_them_all()
    {
        await using var host = await station.HostAsync();
        var names = Enumerable.Range(1, 30).Select(i => $"m{i:00}").ToList();
        string Module(int vcpus) => Hcl($"uri = \"{host.Uri}\"", Vm("vm", $"for_each = toset([for i in range(1, 31) : format(\"m%02d\", i)])\nname = each.key\nvcpus = {vcpus}\nmemory = \"128MiB\""));
        await host.DefineAsync(names);
        await using var project = await OpenAsync(Module(1));
        (await project.ApplyAsync()).EnsureSuccess();
        await host.Daemon.StopAsync();
        project.Write("main.tf", Module(2));

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        Error().Count(plan.Text).ShouldBe(1, plan.Text);
        var text = plan.Text.Unwrapped();
        text.ShouldContain(host.Uri);
        text.ShouldContain($"It is the same for all 30 machines there: {string.Join(", ", names)}. (HP4010)");
        (await project.StateAsync()).Addresses.Count.ShouldBe(30);
        await host.Daemon.StartAgainAsync();
        await project.ApplyAndReplanEmptyAsync();
    }

    [GeneratedRegex("^(│ )?Error: ", RegexOptions.Multiline)]
    private static partial Regex Error();
}
