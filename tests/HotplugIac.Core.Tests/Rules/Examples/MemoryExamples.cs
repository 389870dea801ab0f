using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Rules.Examples;

public sealed class MemoryExamples
{
    private static readonly Sizing WithDimm = Small.With(Dimm("ua-hotplug-dimm0", "2GiB"));
    private static readonly Sizing WithVirtioMem = Small.With(Vmem("ua-hotplug-vmem0", "6GiB", "2GiB"));
    private static readonly MachineSpec TwoGiB = Spec with { Memory = Size("2GiB") };
    private static readonly MachineSpec FourGiB = Spec with { Memory = Size("4GiB") };

    private static readonly Dictionary<string, PlannerCase> Cases = new()
    {
        ["HP2001"] = new(Running(Small), FourGiB),
        ["HP2002"] = new(Running(Small, VirtioMem), FourGiB),
        ["HP2003"] = new(Running(Small), Spec with { MaxMemory = Size("16GiB") }),
        ["HP2004"] = new(Running(Small with { MaxMemory = ByteSize.Zero, MemorySlots = 0 }), FourGiB with { MaxMemory = Size("8GiB") }),
        ["HP2005"] = new(Running(WithDimm), TwoGiB with { Policy = new Policy { Unplug = UnplugPolicy.Reboot } }),
        ["HP2006"] = new(Running(Small), FourGiB with { BaseMemory = Size("4GiB") }),
        ["HP2007"] = new(Running(WithDimm), TwoGiB),
        ["HP2008"] = new(Running(WithVirtioMem, VirtioMem), TwoGiB),
        ["HP2009"] = new(Running(Small), Spec with { MemoryDevices = [Dimm("ua-a", "1GiB")] }),
        ["HP2010"] = new(Running(Small.With(Dimm("ua-a", "1GiB"))), Spec with { MemoryDevices = [Dimm("ua-a", "2GiB")] }),
        ["HP2011"] = new(
            Pending(Small.With(Vmem("ua-hotplug-vmem0", "6GiB", "1GiB") with { Current = Size("700MiB") }), Small.With(Vmem("ua-hotplug-vmem0", "6GiB", "0B")), VirtioMem),
            Spec with { Memory = Size("3GiB") }),
        ["HP2012"] = new(Running(WithDimm) with { Power = PowerState.Paused }, TwoGiB),
        ["HP2013"] = new(Running(Small.With(Dimm("ua-odd", "100MiB"))), Spec with { Memory = Size("3172MiB") }),
    };

    public static TheoryData<string> Codes() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_is_what_the_planner_says(string code) => Cases[code].Check(code);
}
