using System.Security.Cryptography;
using HotplugIac.Cli.Commands;
using HotplugIac.Cli.Machines;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Preview.Reading;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using HotplugIac.Yaml;

namespace HotplugIac.Cli.Reporting;

/// <summary>Reads what preview is given: one plan, or two YAML files.</summary>
internal static class PlanDocuments
{
    private const string StandardInput = "-";

    private static readonly string[] Routes = [Attributes.Uri, ProviderSchema.Simulate];

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
        var isElsewhere = Routes.Any(name => !old.Provider[name].Equals(next.Provider[name]));
        return YamlPairReader.Read(Machines(old, isElsewhere), Machines(next, isElsewhere), hash);
    }

    /// <summary>Where the provider's route changes, each machine that takes it has another one. Otherwise it is the same on both sides, and tells nothing.</summary>
    private static IReadOnlyList<(string Key, MapValue Values)> Machines(MachineFileReading file, bool isElsewhere) =>
        [.. file.Machines.Select(m => (m.Key, isElsewhere ? Routed(m.Values, file.Provider) : m.Values))];

    /// <summary>A simulator takes all machines, whatever their own route says.</summary>
    private static MapValue Routed(MapValue machine, MapValue provider) =>
        provider[ProviderSchema.Simulate] is TextValue simulator ? machine.With(Attributes.Uri, Value.Of($"simulate:{simulator.Text}"))
        : machine[Attributes.Uri].IsNull && provider[Attributes.Uri] is TextValue uri ? machine.With(Attributes.Uri, uri)
        : machine;

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
