using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Rules.Examples;

public sealed class VcpuExamples
{
    private static readonly Sizing Four = Small with { Vcpus = 4 };
    private static readonly Sizing Fixed = Small with { Vcpus = 4, MinVcpus = 4 };

    private static readonly Dictionary<string, PlannerCase> Cases = new()
    {
        ["HP1001"] = new(Running(Small), Spec with { Vcpus = 4 }),
        ["HP1002"] = new(Running(Small), Spec with { Vcpus = 8, MaxVcpus = 8 }),
        ["HP1003"] = new(Running(Small), Spec with { MaxVcpus = 8 }),
        ["HP1004"] = new(Running(Four), Spec with { Vcpus = 2, Policy = new Policy { Unplug = UnplugPolicy.Reboot } }),
        ["HP1005"] = new(Running(Small with { MinVcpus = 2 }, Dimms with { VcpuHotplug = false }), Spec with { Vcpus = 4 }),
        ["HP1006"] = new(Running(Four), Spec with { Vcpus = 2 }),
        ["HP1007"] = new(Running(Fixed), Spec with { Vcpus = 2 }),
        ["HP1008"] = new(Running(Fixed), Spec with { MinVcpus = 1 }),
        ["HP1009"] = new(Running(Four) with { Power = PowerState.Paused }, Spec with { Vcpus = 2 }),
    };

    public static TheoryData<string> Codes() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_is_what_the_planner_says(string code) => Cases[code].Check(code);
}
