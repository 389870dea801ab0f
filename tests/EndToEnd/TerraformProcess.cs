using System.Diagnostics;
using System.Globalization;
using HotplugIac.Harness;

namespace EndToEnd;

/// <summary>A <c>terraform apply</c> in the background, whose providers can be frozen and which can be killed with them.</summary>
internal sealed class TerraformProcess : IDisposable
{
    private readonly Process _process;

    private TerraformProcess(Process process) => _process = process;

    public static TerraformProcess Apply(TerraformProject project)
    {
        var start = new ProcessStartInfo("terraform", ["apply", "-no-color", "-input=false", "-auto-approve"])
        {
            WorkingDirectory = project.Directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["TF_CLI_CONFIG_FILE"] = ProviderUnderTest.TerraformRc;
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        var process = Process.Start(start)!;

        // Full pipes would stop it.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new TerraformProcess(process);
    }

    public void FreezeProviders() => Signal("STOP", Providers());

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

    private List<int> Providers() =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(pid => Parent(pid) == _process.Id),
    ];

    private static int? Parent(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
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
