using System.Text;
using HotplugIac.Cli.Commands;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Preview.Policies;
using HotplugIac.Yaml;

namespace HotplugIac.Cli.Reporting;

/// <summary>Reads a policy file. What is wrong with it ends the command: a policy that is understood in part lets pass what it was written to stop.</summary>
internal static class PolicyFile
{
    /// <summary>In bytes. So many are more characters than a policy may have: none is cut and then believed.</summary>
    private const int Most = 4 << 20;

    public static PreviewPolicy? Read(CommandContext context, string? path)
    {
        if (path is null)
        {
            return null;
        }

        string text;
        try
        {
            using var reader = new StreamReader(new MemoryStream(FileSources.Disk(path, Most)), Encoding.UTF8);
            text = reader.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliException.Of(Problem.Error(string.Empty, PreviewRules.PolicyFile, $"--policy: {e.Message}"));
        }

        var today = DateOnly.FromDateTime(context.Console.Time.GetUtcNow().UtcDateTime);
        var (policy, problems) = PreviewPolicy.Parse(text, path, today);
        context.Tell(problems.Where(p => p.Severity == Severity.Warning));
        return policy ?? throw new CliException([.. problems]);
    }
}
