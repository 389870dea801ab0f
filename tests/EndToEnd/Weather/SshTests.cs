using HotplugIac.Harness;
using static EndToEnd.Weather.Modules;

namespace EndToEnd.Weather;

/// <summary>A real sshd before the lab's libvirt. Whatever ssh would ask a person is an error, even where there is a terminal.</summary>
[Collection(nameof(WeatherTests))]
public sealed class SshTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_key_that_the_host_takes_opens_it_and_what_ssh_refuses_is_an_error_that_says_what_to_do()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.DefineAsync(new GuestDefinition { Name = scope.NewName("ssh") });
        await using var sshd = await PrivateSshd.StartAsync();
        using var terminal = await Terminal.OpenAsync();
        string Module(string key, string ssh) => Hcl($"uri = \"{sshd.Uri(key, ssh)}\"", Vm("vm", Sizes(machine.Name)));
        await using var project = await OpenAsync(Module(sshd.Key, sshd.KnowingSsh), program: terminal.Program);

        await project.ApplyAndReplanEmptyAsync();
        project.Write("main.tf", Module(sshd.StrangeKey, sshd.KnowingSsh));
        var strange = await RefusedAsync(project, sshd.Uri(sshd.StrangeKey, sshd.KnowingSsh));
        project.Write("main.tf", Module(sshd.Key, sshd.NewSsh));
        var unknown = await RefusedAsync(project, sshd.Uri(sshd.Key, sshd.NewSsh));

        strange.ShouldContain("ssh has no key that the host accepts for this user: add one to the agent, or name it in the uri with keyfile=PATH.");
        unknown.ShouldContain("ssh does not know the host's key, or knows another one: compare it and add it to known_hosts");
    }

    private static async Task<string> RefusedAsync(TerraformProject project, string uri)
    {
        var plan = await project.PlanAsync();
        plan.Failed.ShouldBeTrue(plan.Text);
        plan.Command.Duration.ShouldBeLessThan(Bound);
        var text = plan.Text.Unwrapped();
        text.ShouldContain(uri);
        text.ShouldContain("(HP4034)");
        text.ShouldNotContain("yes/no");
        return text;
    }

    /// <summary>Terraform with a terminal before it, at which a program could ask.</summary>
    private sealed class Terminal : IDisposable
    {
        private Terminal()
        {
        }

        public string Program { get; } = Path.Combine(Path.GetTempPath(), $"terraform-{Guid.NewGuid():N}");

        public static async Task<Terminal> OpenAsync()
        {
            var terminal = new Terminal();
            await File.WriteAllTextAsync(terminal.Program, "#!/bin/sh\nexec script -qefc \"terraform $*\" /dev/null\n");
            (await new CommandLine("chmod", ["700", terminal.Program]).RunAsync()).EnsureSuccess();
            return terminal;
        }

        public void Dispose() => File.Delete(Program);
    }
}
