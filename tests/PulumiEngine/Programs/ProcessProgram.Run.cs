using System.Globalization;
using System.Text.Json;
using HotplugIac.Harness;

namespace HotplugIac.PulumiEngine;

public abstract partial class ProcessProgram
{
    /// <summary>What starts it.</summary>
    /// <exception cref="ProgramFailedException">Something that it needs is missing.</exception>
    private protected abstract CommandLine Command(ProgramHost host);

    internal override async Task RunAsync(ProgramHost host, CancellationToken cancellationToken)
    {
        var environment = EnvironmentOf(host);
        foreach (var (name, value) in Environment)
        {
            environment[name] = value;
        }

        // The operation's own bound is shorter.
        var command = Command(host) with { WorkingDirectory = Directory, Environment = environment, Timeout = TimeSpan.FromHours(1) };
        CommandResult result;
        try
        {
            result = await command.RunAsync(cancellationToken);
        }
        catch (CommandNotFoundException error)
        {
            throw new ProgramFailedException(error.Message, error);
        }

        host.ProgramOutput = result.StandardOutput + result.StandardError;
        if (result.ExitCode != 0)
        {
            throw new ProgramFailedException($"Program exited with non-zero exit code: {result.ExitCode}");
        }
    }

    /// <summary>What language hosts pass on, for every language.</summary>
    private static Dictionary<string, string?> EnvironmentOf(ProgramHost host)
    {
        var options = host.Deployment.Options;
        return new()
        {
            ["PULUMI_MONITOR"] = host.EngineAddress,
            ["PULUMI_ENGINE"] = host.EngineAddress,
            ["PULUMI_PROJECT"] = options.Project,
            ["PULUMI_STACK"] = options.Stack,
            ["PULUMI_ORGANIZATION"] = options.Organization,
            ["PULUMI_ROOT_DIRECTORY"] = host.Directory,
            ["PULUMI_PWD"] = host.Directory,
            ["PULUMI_DRY_RUN"] = host.IsPreview ? "true" : "false",
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_PARALLEL"] = options.Parallel.ToString(CultureInfo.InvariantCulture),
            ["PULUMI_TRACING"] = "",
            ["PULUMI_CONFIG"] = JsonSerializer.Serialize(new Dictionary<string, string>(options.Config), CompactJson.Default.DictionaryStringString),
            ["PULUMI_CONFIG_SECRET_KEYS"] = JsonSerializer.Serialize([.. options.SecretConfig], CompactJson.Default.ListString),
        };
    }
}
