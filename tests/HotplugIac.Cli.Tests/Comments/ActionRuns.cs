using HotplugIac.Cli.Tests.Processes;

namespace HotplugIac.Cli.Tests.Comments;

/// <summary>Two runs of the action, one after the other, with the program and a server: what each left. They take long, so that tests share them.</summary>
public sealed class ActionRuns : IAsyncLifetime, IDisposable
{
    private readonly ScriptRun _run = new();

    internal ActionRun First { get; private set; } = null!;

    internal ActionRun Second { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await using var server = await ForgeServer.StartAsync();
        _run["HOTPLUG"] = HotplugProcess.Path;
        _run["HOTPLUG_PLAN"] = _run.Write("plan.json", """
            {"format_version": "1.2", "terraform_version": "1.13.0", "complete": true, "applyable": true, "errored": false, "resource_changes": [
              {"address": "hotplug_virtual_machine.db", "mode": "managed", "type": "hotplug_virtual_machine", "name": "db",
               "provider_name": "registry.terraform.io/hotplug-iac/hotplug",
               "change": {"actions": ["delete"], "before": {"name": "db", "vcpus": 2, "memory": "2GiB", "power_state": "running"}, "after": null, "after_unknown": {}, "before_sensitive": {}, "after_sensitive": false}}]}
            """);
        _run["HOTPLUG_TARGET"] = "production";
        _run["HOTPLUG_COMMENT"] = "true";
        _run["HOTPLUG_FAIL_ON"] = "stop";
        _run["GITHUB_STEP_SUMMARY"] = _run.At("summary");
        _run["GITHUB_API_URL"] = server.Address.ToString();
        _run["GITHUB_REPOSITORY"] = "o/r";
        _run["GITHUB_REF"] = "refs/pull/7/merge";
        _run["GITHUB_TOKEN"] = "secret";
        First = await RunAsync(server);

        // The second time without a reason to fail.
        _run["HOTPLUG_FAIL_ON"] = string.Empty;
        Second = await RunAsync(server);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _run.Dispose();

    private async Task<ActionRun> RunAsync(ForgeServer server) =>
        new(await _run.RunAsync("preview.sh"), _run.Printed, _run.Outputs, File.ReadAllText(_run.At("summary")), [.. server.Comments.Select(c => c.Body)]);
}

/// <param name="Comments">The texts of all comments that there are after it.</param>
internal sealed record ActionRun(int Code, string Printed, string Outputs, string Summary, IReadOnlyList<string> Comments);
