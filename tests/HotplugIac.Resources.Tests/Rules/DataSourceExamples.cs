using HotplugIac.Core.Rules;
using HotplugIac.Core.Tests.Rules.Shown;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Tests.DataSources;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests.Rules;

/// <summary>The rules that speak when a data source is read.</summary>
public sealed class DataSourceExamples
{
    private static readonly Dictionary<string, (string Source, MapValue Config)> Cases = new()
    {
        ["HP9041"] = (DataSourceTable.VirtualMachine, Machines.Map(("name", Value.Of("web")), ("id", Value.Of("6695eb01-f6a4-8304-79aa-97f2502e193f")))),
        ["HP9042"] = (DataSourceTable.VirtualMachines, Machines.Map(("name_regex", Value.Of("web-(")))),
        ["HP9043"] = (DataSourceTable.VirtualMachine, Machines.Map(("name", Value.Of("web")))),
    };

    public static TheoryData<string> Codes() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_is_what_reading_the_data_source_says(string code)
    {
        var (source, config) = Cases[code];

        var reply = new PeerHosts().Read(source, config, new ProviderSettings(null) { UriIsUnknown = true });

        reply.Problems.ShouldShow(code, string.Empty, Configured.Text(config), RuleForm.Refusal);
    }
}
