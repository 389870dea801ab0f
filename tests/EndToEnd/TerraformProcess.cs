using System.Diagnostics;
using System.Globalization;
using System.Text;
using HotplugIac.Harness;

namespace EndToEnd;

/// <summary>A <c>terraform apply</c> in the background, whose providers can be frozen and which can be killed with them.</summary>
internal sealed class TerraformProcess : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _text = new();

    private TerraformProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;

        // Full pipes would stop it.
        _process.OutputDataReceived += Add;
        _process.ErrorDataReceived += Add;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>What it has printed so far, log and errors included.</summary>
    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    /// <param name="arguments">More arguments; a saved plan comes last.</param>
    /// <param name="environment">Added to the environment, such as <c>TF_LOG</c>.</param>
    public static TerraformProcess Apply(TerraformProject project, IReadOnlyList<string>? arguments = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo("terraform", ["apply", "-no-color", "-input=false", "-auto-approve", .. arguments ?? []])
        {
            WorkingDirectory = project.Directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["TF_CLI_CONFIG_FILE"] = ProviderUnderTest.TerraformRc;
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return new TerraformProcess(start);
    }

    public void FreezeProviders() => Signal("STOP", Providers());

    /// <summary>Waits until it has printed something.</summary>
    public async Task UntilItSaysAsync(string text)
    {
        // It may say it as its last words.
        await Eventually.Async(_ => Task.FromResult(HasExited || Text.Contains(text, StringComparison.Ordinal)), Longest, TimeSpan.FromMilliseconds(50), () => Text);
        if (HasExited)
        {
            await EndAsync();
        }

        Text.ShouldContain(text);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Longest);
        return _process.ExitCode;
    }

    /// <summary>The most memory that a provider has had so far (VmHWM), in KiB; zero while none runs.</summary>
    public long ProvidersPeakKiB() => Providers().Select(PeakKiB).DefaultIfEmpty().Max();

    /// <summary>Ends Terraform and its providers at once, as a crash of the machine would.</summary>
    public void Kill()
    {
        var providers = Providers();
        Signal("KILL", [_process.Id, .. providers]);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Add(object sender, DataReceivedEventArgs line)
    {
        lock (_text)
        {
            _text.AppendLine(line.Data);
        }
    }

    private List<int> Providers() =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(pid => Parent(pid) == _process.Id),
    ];

    private static int? Parent(int pid) =>
        ReadProc(pid, "stat") is { } text ? int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture) : null;

    private static long PeakKiB(int pid) =>
        ReadProc(pid, "status")?.Split('\n').FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } peak
            ? long.Parse(peak.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
            : 0;

    /// <returns>Null when the process is gone.</returns>
    private static string? ReadProc(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Signal(string name, IEnumerable<int> pids)
    {
        foreach (var pid in pids)
        {
            using var kill = Process.Start("kill", ["-" + name, pid.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        }
    }
}
