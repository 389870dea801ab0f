using System.Diagnostics;
using System.Globalization;

namespace EndToEnd;

/// <summary>The provider as a process that several commands share (<c>--debug</c>), so that one can look at what they leave in it.</summary>
internal sealed class RunningProvider : IDisposable
{
    private const string Variable = "TF_REATTACH_PROVIDERS";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private RunningProvider(Process process, string reattach)
    {
        _process = process;
        Environment = new Dictionary<string, string?> { [Variable] = reattach };
    }

    /// <summary>What makes Terraform use it.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; }

    /// <summary>Files, sockets and locks that it holds.</summary>
    public int OpenFiles => Directory.EnumerateFileSystemEntries($"/proc/{Pid}/fd").Count();

    public int Threads => (int)Status("Threads:");

    /// <summary>The most memory that it has had so far.</summary>
    public long PeakMiB => Status("VmHWM:") / 1024;

    private string Pid => _process.Id.ToString(CultureInfo.InvariantCulture);

    public static async Task<RunningProvider> StartAsync()
    {
        var folder = Path.GetDirectoryName(ProviderUnderTest.TerraformRc)!;
        var process = Process.Start(new ProcessStartInfo(Directory.EnumerateFiles(folder, "terraform-provider-hotplug_v*").Single(), ["--debug"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Longest);
        line.ShouldNotBeNull().ShouldStartWith(Variable + "='");
        return new RunningProvider(process, line[(Variable.Length + 1)..].Trim('\''));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private long Status(string name)
    {
        var line = File.ReadAllLines($"/proc/{Pid}/status").Single(l => l.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
