using System.Globalization;
using System.Text.RegularExpressions;
using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>What the guide for previews tells to write, in a repository of its own: what there is on main, and the change that somebody proposes on a branch.</summary>
public sealed partial class PreviewedChange : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string?> _environment = new() { ["CHECKPOINT_DISABLE"] = "1", ["HOTPLUG_URI"] = null, ["GITHUB_OUTPUT"] = null, ["GITHUB_STEP_SUMMARY"] = null };

    internal static GuideText Guide { get; } = new("pr-previews");

    /// <summary>What the three commands printed that make the plan and preview it.</summary>
    internal CommandResult Previewed { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _environment["TF_CLI_CONFIG_FILE"] = TerraformRc;
        _environment["PATH"] = $"{_folder.Path("bin")}:{Path.GetDirectoryName(HotplugProgram.Path)}:{Environment.GetEnvironmentVariable("PATH")}";
        Write("machines.json", Guide.Block("json", 0));
        Write("main.tf", Guide.Block("hcl", 0));
        Write("machines.yaml", Machines(vcpus: 2));
        (await ShellAsync(Guide.Block("shell", 1))).EnsureSuccess();
        (await ShellAsync("git init -q -b main && git config user.name Somebody && git config user.email somebody@example.invalid")).EnsureSuccess();
        await CommitAsync("The machines as they are");
        (await ShellAsync("git checkout -q -b resize")).EnsureSuccess();

        Write("main.tf", Guide.Block("hcl", 0).Split("\nresource ")[0] + "\n" + Guide.Block("hcl", 1));
        Write("machines.yaml", Machines(vcpus: 4));
        Write("policy.yaml", Guide.Block("yaml", 0));
        await CommitAsync("Larger machines");
        Previewed = (await ShellAsync(Guide.Block("shell", 2))).EnsureSuccess();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    internal string At(string file) => _folder.Path(file);

    internal void Write(string file, string text) => _folder.Write(file, text);

    internal async Task<string> CommitAsync(string message)
    {
        (await ShellAsync($"git add main.tf machines.yaml && git commit -q --allow-empty -m '{message}'")).EnsureSuccess();
        return (await ShellAsync("git rev-parse HEAD")).EnsureSuccess().StandardOutput.Trim();
    }

    /// <summary>Runs what a block of the guide says, in the repository; what a block exports holds for later ones.</summary>
    internal async Task<CommandResult> ShellAsync(string commands, IReadOnlyDictionary<string, string?>? environment = null)
    {
        foreach (Match export in Export().Matches(commands))
        {
            _environment[export.Groups[1].Value] = export.Groups[2].Value.Replace("$PWD", _folder.Root, StringComparison.Ordinal);
        }

        var all = new Dictionary<string, string?>(_environment);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            all[name] = value;
        }

        return await new CommandLine("bash", ["-e", "-o", "pipefail", "-c", commands]) { WorkingDirectory = _folder.Root, Environment = all, Timeout = TimeSpan.FromMinutes(2) }.RunAsync();
    }

    /// <summary>The policy of the guide, whose window opens in so many hours and stays open for two, whatever the time is.</summary>
    internal static string Policy(int hoursAhead)
    {
        var opens = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow().AddHours(hoursAhead), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        return Guide.Block("yaml", 0).Replace("\"0 2 * * 1-5\"", string.Create(CultureInfo.InvariantCulture, $"\"0 {opens.Hour} * * *\""), StringComparison.Ordinal);
    }

    private static string Machines(int vcpus) => string.Create(CultureInfo.InvariantCulture, $"machines:\n  web:\n    vcpus: {vcpus}\n    max_vcpus: 8\n    memory: 1GiB\n");

    [GeneratedRegex("^export ([A-Z_]+)=(.+)$", RegexOptions.Multiline)]
    private static partial Regex Export();
}
