using HotplugIac.Core.Rules;
using HotplugIac.Core.Tests.Rules.Shown;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests.Rules;

/// <summary>The input rules that speak when a configuration is read.</summary>
public sealed class InputExamples
{
    private static readonly Dictionary<string, MapValue> Cases = new()
    {
        ["HP9003"] = With("memory", Value.Of("8GB")),
        ["HP9011"] = With("memory_devices", Machines.Map(("a", Machines.Map(("model", Value.Of("dimm")))))),
        ["HP9025"] = With("shutdown_timeout", Value.Of("90")),
        ["HP9026"] = With("on_reboot_required", Value.Of("never")),
        ["HP9027"] = With("cpu_topology", Machines.Map(("sockets", Value.Of(1)), ("cores", Value.Of(0)))),
        ["HP9028"] = With("memory_devices", Machines.Map(("big one", Machines.Map(("model", Value.Of("dimm")), ("size", Value.Of("1GiB")))))),
        ["HP9029"] = With("numa_tune", Machines.Map(("mode", Value.Of("strict")), ("nodeset", Value.Of("all")))),
    };

    public static TheoryData<string> Codes() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_is_what_reading_the_configuration_says(string code) =>
        ConfigReader.Read(Cases[code]).Problems.ShouldShow(code, string.Empty, Configured.Text(Cases[code]), RuleForm.Refusal);

    private static MapValue With(string name, Value value) => Machines.Map(("name", Value.Of("web")), ("vcpus", Value.Of(2)), (name, value));
}
