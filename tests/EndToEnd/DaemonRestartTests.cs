using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>Tests that restart libvirtd under everybody: they run alone, after the others.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>The daemon goes away in the middle of an apply.</summary>
[Collection(nameof(Alone))]
public sealed class DaemonRestartTests
{
    [Fact]
    public async Task An_apply_during_which_libvirtd_is_restarted_converges_when_it_is_run_again()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition
        {
            Name = scope.NewName("restart"), Vcpus = 1, MaxVcpus = 2, Agent = false, ExtraKernelArguments = "hotplug.power=ignore",
        });
        string Sizes(string more) => $"name = \"{machine.Name}\"\nvcpus = 1\nmemory = \"128MiB\"\n{more}";
        await using var project = await ProjectAsync(lab, Sizes(string.Empty));
        await project.ApplyAndReplanEmptyAsync();
        var pid = await machine.QemuPidAsync();
        project.Edit(lab, Sizes("max_vcpus = 4\non_reboot_required = \"reboot\"\nshutdown_timeout = \"6s\"\nforce_stop = true"));

        // The guest ignores the shutdown for six seconds: time to take the daemon away.
        var applying = project.ApplyAsync();
        await Eventually.Async(async token => (await machine.InactiveXmlAsync(token)).ToString().Contains("hotplugiac", StringComparison.OrdinalIgnoreCase),
            TimeSpan.FromMinutes(3), interval: TimeSpan.FromMilliseconds(50));
        (await new CommandLine(Path.Combine(RepositoryRoot, "eng", "lab"), ["restart"]) { Timeout = TimeSpan.FromMinutes(2) }.RunAsync()).EnsureSuccess();
        var first = await applying;

        // Whether the first apply got over it or said that it could not: the state is true, and a second one converges.
        if (!first.Success)
        {
            first.Text.ShouldContain("(HP40");
        }

        (await project.ApplyAsync()).EnsureSuccess();
        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
        (await machine.StateAsync()).ShouldBe("running");
        (await machine.QemuPidAsync()).ShouldNotBe(pid);
        (await project.StateAsync()).Text(Address, "live_values", "max_vcpus").ShouldBe("4");
        (await machine.InactiveXmlAsync()).ToString().ShouldNotContain("hotplugiac", Case.Insensitive);
    }
}
