using System.Security.Cryptography;
using HotplugIac.Cli.Commands;
using HotplugIac.Cli.Machines;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Preview.Reading;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Cli.Reporting;

/// <summary>Reads what preview is given: one plan, or two YAML files.</summary>
internal static class PlanDocuments
{
    private const string StandardInput = "-";

    public static async Task<PreviewReport> ReadAsync(CommandContext context, string plan, string? after)
    {
        if (after is not null)
        {
            return ReadPair(context, plan, after);
        }

        await using var stream = Open(context, plan);
        var outcome = await PlanReader.ReadAsync(stream, plan == StandardInput ? "stdin" : plan, context.Cancelled);
        return outcome.Report ?? throw CliException.Of(outcome.Problem!);
    }

    private static PreviewReport ReadPair(CommandContext context, string before, string after)
    {
        if (before == StandardInput && after == StandardInput)
        {
            throw CliException.Of("Only one of the two files can come from standard input.");
        }

        var (old, first) = MachineFiles.ReadBytes(before, context.Console.OpenInput);
        var (next, second) = MachineFiles.ReadBytes(after, context.Console.OpenInput);
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. first, .. second]));
        return YamlPairReader.Read([.. old.Machines.Select(m => (m.Key, m.Values))], [.. next.Machines.Select(m => (m.Key, m.Values))], hash);
    }

    private static Stream Open(CommandContext context, string plan)
    {
        try
        {
            return plan == StandardInput ? context.Console.OpenInput() : new FileStream(plan, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliException.Of(Problem.Error(string.Empty, PreviewRules.PlanFile, $"{plan}: {e.Message}"));
        }
    }
}
