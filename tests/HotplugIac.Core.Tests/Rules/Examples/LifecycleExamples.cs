using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;
using HotplugIac.Core.Rules;
using HotplugIac.Core.Tests.Rules.Shown;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Rules.Examples;

/// <summary>Those of the lifecycle rules that speak in a plan.</summary>
public sealed class LifecycleExamples
{
    private static readonly MachineSpec Growth = Spec with { Vcpus = 4 };
    private static readonly Policy Reboot = new() { OnRebootRequired = RebootPolicy.Reboot };

    private static readonly Dictionary<string, PlannerCase> Cases = new()
    {
        ["HP4001"] = new(Pending(Small, Small with { Vcpus = 3 }), Spec with { Vcpus = 2 }),
        ["HP4002"] = new(Off(Small), Growth),
        ["HP4003"] = new(Running(Small) with { Persistent = false }, Growth),
        ["HP4013"] = new(Running(Small), Growth with { MaxVcpus = 8, Policy = Reboot }),
        ["HP4014"] = new(Pending(Small, Small with { MaxMemory = Size("16GiB") }), Spec with { MaxVcpus = 8, Policy = Reboot }),
        ["HP4015"] = new(Running(Small), Spec with { MaxVcpus = 8, Policy = new Policy { OnRebootRequired = RebootPolicy.Fail } }),
        ["HP4016"] = new(Off(Small) with { StoppedByUs = true }, Spec),
        ["HP4031"] = new(Running(Small) with { StoppedByUs = true }, Spec),
        ["HP4019"] = new(Off(Small) with { ManagedSave = true }, Growth),
    };

    public static TheoryData<string> Codes() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_is_what_the_planner_says(string code) => Cases[code].Check(code);

    [Fact]
    public void The_example_of_HP4025_is_what_adopting_says()
    {
        var machine = Running(new Sizing(2, 2, Size("2GiB"), ByteSize.Zero, 0) { MinVcpus = 2 });
        var spec = Spec with { Vcpus = 2, Memory = Size("2GiB") };

        var advice = HotplugAdvice.For(spec, machine.Configured, machine.Facts, Headroom.Default).ShouldNotBeNull();

        new[] { advice }.ShouldShow("HP4025", Described.Machine(machine), Wished.Spec(spec), RuleForm.Failure);
    }
}
