using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Rules.Examples;

public sealed class NumaExamples
{
    private static readonly Sizing OneCell = Small.WithCells(Cell("0-3", "2GiB"));
    private static readonly NumaTune Strict = new(NumaTuneMode.Strict, Cpus("0"));
    private static readonly NumaTune Restrictive = new(NumaTuneMode.Restrictive, Cpus("0"));

    private static readonly Dictionary<string, PlannerCase> Cases = new()
    {
        ["HP3001"] = new(Running(OneCell), Spec with { NumaCells = [Cell("0-1", "1GiB"), Cell("2-3", "1GiB")] }),
        ["HP3002"] = new(Running(OneCell), Spec with { MaxVcpus = 8 }),
        ["HP3003"] = new(Running(Small), Spec with { MaxVcpus = 8, Topology = new CpuTopology(2, 1, 3, 1) }),
        ["HP3004"] = new(Running(Small with { Topology = new CpuTopology(1, 1, 4, 1) }), Spec with { Topology = new CpuTopology(2, 1, 2, 1) }),
        ["HP3005"] = new(Running(Small with { NumaTune = Strict }), Spec with { NumaTune = Strict with { Nodeset = Cpus("1") } }),
        ["HP3006"] = new(Running(Small with { NumaTune = Restrictive }), Spec with { NumaTune = Restrictive with { Nodeset = Cpus("1") } }),
    };

    public static TheoryData<string> Codes() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_is_what_the_planner_says(string code) => Cases[code].Check(code);
}
