using HotplugIac.Core.Rules;
using HotplugIac.Core.Tests.Rules.Shown;
using HotplugIac.Hosting;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests.Rules;

/// <summary>The rules that speak of a simulator's file.</summary>
public sealed class SimulatorExamples
{
    /// <summary>What each case finds in the file that the uri names; null: there is no file.</summary>
    private static readonly Dictionary<string, (string Uri, string? File)> Cases = new()
    {
        ["HP9031"] = ("sim:///FOLDER/state.json", "{\n  \"machine\": []\n}"),
        ["HP9032"] = ("sim:state.json", null),
    };

    public static TheoryData<string> Codes() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task The_example_is_what_a_plan_says(string code)
    {
        var folder = Directory.CreateTempSubdirectory("hotplug-sim-");
        try
        {
            await ShowAsync(code, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ShowAsync(string code, string folder)
    {
        var (uri, file) = Cases[code];
        if (file is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "state.json"), file);
        }

        await using var pool = new HypervisorPool(new HypervisorTable());
        using var resource = new VirtualMachineResource(pool, new ProviderSettings(null), TimeProvider.System, ApplyTimeouts.Default);
        var config = Machines.Map(("name", Value.Of("web")), ("vcpus", Value.Of(2)), ("uri", Value.Of(uri.Replace("/FOLDER", folder, StringComparison.Ordinal))));

        var plan = await resource.PlanAsync(new PlanRequest(null, config, []), CancellationToken.None);

        var asked = Configured.Text(config) + (file is null ? string.Empty : $"\n\n# /srv/state.json\n{file}");
        plan.Problems.Select(p => p with { Detail = Named(p.Detail) }).ShouldShow(code, string.Empty, Named(asked), RuleForm.Refusal);

        string Named(string text) => text.Replace(folder, "/srv", StringComparison.Ordinal);
    }
}
