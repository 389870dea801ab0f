using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Rules.Examples;

/// <summary>Those of the input rules that the planner finds; the others are found before there is anything to plan.</summary>
public sealed class InputExamples
{
    private static readonly MachineSnapshot Machine = Running(Small);
    private static readonly MachineSnapshot TwoCells = Running(Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1GiB")));

    private static readonly MachineSnapshot Pseries = Running(
        Small with { Vcpus = 8, MaxVcpus = 16, MinVcpus = 4, Topology = new CpuTopology(1, 1, 4, 4) }, Dimms with { VcpuGranularity = 4 });

    private static readonly Dictionary<string, PlannerCase> Cases = new()
    {
        ["HP9001"] = new(Machine, Spec with { Vcpus = 6 }),
        ["HP9002"] = new(Running(Small, Dimms with { VcpuLimit = 288 }), Spec with { MaxVcpus = 512 }),
        ["HP9004"] = new(Machine, Spec with { Memory = Size("2148MiB") }),
        ["HP9005"] = new(Machine, Spec with { Memory = Size("16GiB") }),
        ["HP9006"] = new(Machine, Spec with { MemorySlots = 257 }),
        ["HP9007"] = new(Machine, Spec with { BaseMemory = Size("2GiB"), NumaCells = [Cell("0-1", "1GiB"), Cell("2-3", "512MiB")] }),
        ["HP9008"] = new(Machine, Spec with { NumaCells = [Cell("0-1", "1GiB"), Cell("2", "1GiB")] }),
        ["HP9012"] = new(TwoCells, Spec with { Memory = Size("4GiB"), BaseMemory = Size("4GiB") }),
        ["HP9013"] = new(Machine, Spec with { MemoryMethod = MemoryModel.VirtioMem }),
        ["HP9015"] = new(Machine, Spec with { Memory = Size("1GiB"), BaseMemory = Size("2GiB") }),
        ["HP9016"] = new(Machine, Spec with { MinVcpus = 3 }),
        ["HP9017"] = new(Pseries, Spec with { Vcpus = 6 }),
        ["HP9018"] = new(Machine, Spec with { NumaCells = [Cell("0-1", "1GiB") with { Distances = [10] }, Cell("2-3", "1GiB") with { Distances = [20, 10] }] }),
        ["HP9019"] = new(Machine, Spec with { NumaTune = new NumaTune(NumaTuneMode.Strict, Cpus("0")) { Cells = [new NumaTuneCell(1, NumaTuneMode.Strict, Cpus("1"))] } }),
        ["HP9020"] = new(Machine, Spec with { Memory = Size("4GiB"), MemoryDevices = [Dimm("ua-a", "1GiB")] }),
        ["HP9021"] = new(Machine, Spec with { MemoryDevices = [Dimm("ua-a", "100MiB")] }),
        ["HP9022"] = new(TwoCells, Spec with { MemoryDevices = [Dimm("ua-a", "1GiB", 2)] }),
        ["HP9023"] = new(Machine, Spec with { MemoryDevices = [Dimm("ua-a", "1GiB") with { Requested = Size("512MiB") }] }),
        ["HP9033"] = new(Running(Small, Dimms with { HostNodes = Cpus("0,2") }), Spec with { NumaTune = new NumaTune(NumaTuneMode.Strict, Cpus("0-2")) }),
    };

    public static TheoryData<string> Codes() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_is_what_the_planner_says(string code) => Cases[code].Check(code);
}
