using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;
using static HotplugIac.Core.Tests.Planning.Resize.ResizeMachines;

namespace HotplugIac.Core.Tests.Rules.Examples;

/// <summary>Those of the rules of machines that are resized as a whole that the planner speaks of.</summary>
public sealed class ResizeExamples
{
    private static readonly Policy Never = new() { Unplug = UnplugPolicy.Reboot };
    private static readonly Policy Stop = new() { OnRebootRequired = RebootPolicy.Reboot };

    private static readonly Dictionary<string, PlannerCase> Cases = new()
    {
        ["HP1010"] = new(AcpiMachine(vcpus: 4, nextVcpus: 2), Spec with { Vcpus = 3 }),
        ["HP2014"] = new(AcpiMachine(), Spec with { Memory = Size("4GiB") }),
        ["HP2015"] = new(AcpiMachine("4GiB"), Spec with { Memory = Size("2GiB") }),
        ["HP4036"] = new(AcpiMachine(), Spec with { MaxVcpus = 8 }),
        ["HP4037"] = new(AcpiMachine(vcpus: 4), Spec with { Vcpus = 2, Policy = Never }),
        ["HP4039"] = new(AcpiMachine("4GiB").With(r => r with { SurvivesPowerOff = false }), Spec with { Memory = Size("2GiB"), Policy = Stop }),
        ["HP4041"] = new(AcpiMachine().With(r => r with { IsSeen = false }), Spec with { Vcpus = 4 }),
        ["HP4042"] = new(VirtioMachine().With(r => r with { TellsPlugged = false }), Spec with { Memory = Size("4GiB") }),
        ["HP9044"] = new(VirtioMachine(), Spec with { MemorySlots = 4 }),
    };

    public static TheoryData<string> Codes() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_is_what_the_planner_says(string code) => Cases[code].Check(code);
}
