namespace HotplugIac.Cli.Tests.Comments;

/// <summary>The action from its inputs to the comment, with the program and a server.</summary>
public sealed class ActionProgramTests : IAsyncLifetime, IDisposable
{
    private readonly ScriptRun _run = new();
    private ForgeServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await ForgeServer.StartAsync();
        _run["HOTPLUG"] = ProgramFactAttribute.Path;
        _run["HOTPLUG_PLAN"] = _run.Write("plan.json", """
            {"format_version": "1.2", "terraform_version": "1.13.0", "complete": true, "applyable": true, "errored": false, "resource_changes": [
              {"address": "hotplug_virtual_machine.db", "mode": "managed", "type": "hotplug_virtual_machine", "name": "db",
               "provider_name": "registry.terraform.io/hotplug-iac/hotplug",
               "change": {"actions": ["delete"], "before": {"name": "db", "vcpus": 2, "memory": "2GiB", "power_state": "running"}, "after": null, "after_unknown": {}, "before_sensitive": {}, "after_sensitive": false}}]}
            """);
        _run["HOTPLUG_TARGET"] = "production";
        _run["HOTPLUG_COMMENT"] = "true";
        _run["GITHUB_STEP_SUMMARY"] = _run.At("summary");
        _run["GITHUB_API_URL"] = _server.Address.ToString();
        _run["GITHUB_REPOSITORY"] = "o/r";
        _run["GITHUB_REF"] = "refs/pull/7/merge";
        _run["GITHUB_TOKEN"] = "secret";
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _run.Dispose();

    [ProgramFact]
    public async Task A_deletion_is_commented_on_and_refused()
    {
        _run["HOTPLUG_FAIL_ON"] = "stop";

        (await _run.RunAsync("preview.sh")).ShouldBe(10, _run.Printed);

        _server.Comments.ShouldHaveSingleItem().Body.ShouldStartWith("<!-- hotplug-preview: target=\"production\" -->\n");
        _run.Outputs.ShouldContain("verdict=");
        _run.Outputs.ShouldContain("stops_machine=true\n");
        _run.Outputs.ShouldContain("exit_code=10\n");
        _run.Outputs.ShouldContain("sarif=TEMP/hotplug-preview/report.sarif\n");
        File.ReadAllText(_run.At("summary")).ShouldContain("hotplug_virtual_machine.db");
    }

    [ProgramFact]
    public async Task A_second_run_leaves_one_comment()
    {
        (await _run.RunAsync("preview.sh")).ShouldBe(0, _run.Printed);
        (await _run.RunAsync("preview.sh")).ShouldBe(0, _run.Printed);

        _server.Comments.ShouldHaveSingleItem();
    }
}
