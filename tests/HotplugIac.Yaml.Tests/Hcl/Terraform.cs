using System.Diagnostics;

namespace HotplugIac.Yaml.Tests.Hcl;

/// <summary>The real program, which no provider and no network is needed for here.</summary>
internal static class Terraform
{
    /// <summary>What <c>terraform fmt</c> makes of a text.</summary>
    public static string Formatted(string text) => Run(null, text, "fmt", "-");

    /// <summary>Runs a command in a folder.</summary>
    public static string Run(string? folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("terraform", arguments)
        {
            WorkingDirectory = folder ?? Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CHECKPOINT_DISABLE"] = "1", ["TF_IN_AUTOMATION"] = "1" },
        };
        start.Environment.Remove("TF_CLI_CONFIG_FILE");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit(60_000).ShouldBeTrue();
        process.ExitCode.ShouldBe(0, errors.GetAwaiter().GetResult());
        return output;
    }
}
