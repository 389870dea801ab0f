using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;
using static EndToEnd.Weather.Modules;

namespace EndToEnd.Weather;

/// <summary>Hypervisors that ask for a name and a password. Nobody is prompted, and neither is ever shown.</summary>
[Collection(nameof(WeatherTests))]
public sealed class SaslTests(WeatherStation station)
{
    private const string Name = "locked";

    /// <summary>A text that stands nowhere by accident.</summary>
    private static readonly SaslUser Alice = new("scram-sha-256", "alice-3f0c", "open-sesame-77");

    /// <summary>TCP wants a mechanism that encrypts.</summary>
    private static readonly SaslUser Bob = Alice with { Mechanism = "digest-md5", Name = "bob-3f0c" };

    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Credentials_open_a_hypervisor_and_wrong_or_missing_ones_are_an_error_that_says_what_to_set()
    {
        await using var host = await station.HostAsync(Bob, overTcp: true);
        var uri = host.Daemon.TcpUri;
        await host.DefineAsync([Name]);
        await using var project = await OpenAsync(Hcl($"uri = \"{uri}\"\nauth = {{\n  username = \"{Bob.FullName}\"\n  password = var.password\n}}",
            "variable \"password\" {\n  sensitive = true\n}", Vm("vm", Sizes(Name))));

        project.Options = project.Options with { Variables = new Dictionary<string, string> { ["password"] = Bob.Password } };
        await project.ApplyAndReplanEmptyAsync();
        project.Options = project.Options with { Variables = new Dictionary<string, string> { ["password"] = "wrong-77" } };
        var wrong = await RefusedAsync(project, uri);
        project.Write("main.tf", Hcl($"uri = \"{uri}\"", Vm("vm", Sizes(Name))));
        var missing = await RefusedAsync(project, uri);

        wrong.ShouldContain("It was given a username and a password.");
        missing.ShouldContain("It was given no username and no password.");
    }

    [Fact]
    public async Task The_environment_stands_in_for_them_and_they_show_nowhere()
    {
        await using var host = await station.HostAsync(Alice);
        await host.DefineAsync([Name]);
        await using var project = await OpenAsync(Hcl($"uri = \"{host.Uri}\"", Vm("vm", Sizes(Name))), new Dictionary<string, string?>
        {
            ["HOTPLUG_USERNAME"] = Alice.FullName,
            ["HOTPLUG_PASSWORD"] = Alice.Password,
            ["TF_LOG"] = "TRACE",
        });

        var plan = (await project.PlanAsync()).EnsureSuccess();
        var apply = (await project.ApplyAsync(plan)).EnsureSuccess();
        var state = await File.ReadAllTextAsync(Path.Combine(project.Directory, "terraform.tfstate"));
        var shown = (await project.RunAsync(["show", "-no-color", "-json", plan.PlanFile!])).EnsureSuccess();

        plan.Text.ShouldContain("hotplug_virtual_machine.vm");
        foreach (var text in new[] { plan.Text, apply.Text, state, shown.StandardOutput })
        {
            text.ShouldNotContain(Alice.Name);
            text.ShouldNotContain(Alice.Password);
        }
    }

    [Fact]
    public async Task Libvirts_own_files_of_credentials_work_and_come_first()
    {
        await using var host = await station.HostAsync(Alice);
        await host.DefineAsync([Name]);
        var file = host.Daemon.AuthFile;
        await using var byVariable = await OpenAsync(Hcl($"uri = \"{host.Uri}\"", Vm("vm", Sizes(Name))), new Dictionary<string, string?> { ["LIBVIRT_AUTH_FILE"] = file });
        await using var byUri = await OpenAsync(Hcl($"uri = \"{host.Uri}&authfile={file}\"\nauth = {{ username = \"somebody\", password = \"else\" }}", Vm("vm", Sizes(Name))));

        (await byVariable.ApplyAsync()).EnsureSuccess();
        (await byUri.ApplyAsync()).EnsureSuccess();
    }

    [Fact]
    public async Task A_password_that_is_not_known_yet_is_like_an_unknown_uri()
    {
        await using var host = await station.HostAsync(Bob, overTcp: true);
        await host.DefineAsync([Name]);
        await using var project = await OpenAsync(Hcl($"uri = \"{host.Daemon.TcpUri}\"\nauth = {{\n  username = \"{Bob.FullName}\"\n  password = terraform_data.vault.output\n}}",
            $"resource \"terraform_data\" \"vault\" {{\n  input = \"{Bob.Password}\"\n}}", Vm("vm", Sizes(Name))));

        var plan = await project.PlanAsync();

        plan.EnsureSuccess();
        plan[Address].IsUnknown("impact").ShouldBeTrue();
        await project.ApplyAndReplanEmptyAsync();
    }

    private static async Task<string> RefusedAsync(TerraformProject project, string uri)
    {
        var plan = await project.PlanAsync();
        plan.Failed.ShouldBeTrue(plan.Text);
        plan.Command.Duration.ShouldBeLessThan(Bound);
        var text = plan.Text.Unwrapped();
        text.ShouldContain($"{uri} does not let us in: ");
        text.ShouldContain("SASL: set auth on the provider (HOTPLUG_USERNAME, HOTPLUG_PASSWORD) or LIBVIRT_AUTH_FILE.");
        text.ShouldContain("(HP4034)");
        text.ShouldNotContain(Bob.Password);
        text.ShouldNotContain("wrong-77");
        return text;
    }
}
