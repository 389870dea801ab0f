using System.Diagnostics;

namespace HotplugIac.Cli.Tests.Comments;

/// <summary>Runs a script of the action in a folder of its own, with an environment that has nothing of this machine but the PATH.</summary>
internal sealed class ScriptRun : IDisposable
{
    private readonly Dictionary<string, string> _environment = new() { ["PATH"] = Environment.GetEnvironmentVariable("PATH")!, ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? string.Empty };

    public ScriptRun()
    {
        Directory.CreateDirectory(Folder);
        _environment["RUNNER_TEMP"] = At("temp");
        _environment["GITHUB_OUTPUT"] = At("output");
        Directory.CreateDirectory(At("temp"));
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"hotplug-action-{Guid.NewGuid():N}");

    public string Printed { get; private set; } = string.Empty;

    public string Outputs => File.Exists(At("output")) ? File.ReadAllText(At("output")).Replace(At("temp"), "TEMP", StringComparison.Ordinal) : string.Empty;

    public string this[string name]
    {
        set => _environment[name] = value;
    }

    public string At(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text, bool executable = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
        if (executable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return At(name);
    }

    /// <param name="script">The name below eng/action.</param>
    public async Task<int> RunAsync(string script)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Root(), "eng", "action", script)]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in _environment.Where(v => v.Value.Length > 0))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Printed = string.Concat(texts);
        return process.ExitCode;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HotplugIac.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The checkout was not found above the tests.");
        }

        return folder.FullName;
    }
}
