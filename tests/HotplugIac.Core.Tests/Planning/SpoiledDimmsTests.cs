using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>
/// A DIMM that somebody plugged by hand and that is not whole memory blocks: the guest uses neither it nor any DIMM that is
/// attached after it (RULEBOOK C2, E).
/// </summary>
public sealed class SpoiledDimmsTests
{
    private static readonly Sizing Spoiled = Small.With(Dimm("ua-odd", "100MiB"));
    private static readonly MachineSpec OneGiBMore = Spec with { Memory = Size("3172MiB") };

    [Fact]
    public void C2_E_growth_behind_a_dimm_that_is_not_whole_blocks_goes_through_virtio_mem_where_that_can_work()
    {
        var plan = Running(Spoiled, VirtioMem).Plan(OneGiBMore);

        plan.Lines().ShouldBe(["live memory: 2148MiB → 3172MiB, grown through virtio-mem (HP2002)"]);
        plan.Problems.ShouldBeEmpty();
    }

    public static TheoryData<string> OnlyDimms() => ["the hypervisor has none", "no port is free", "the user wants DIMMs"];

    [Theory]
    [MemberData(nameof(OnlyDimms))]
    public void C2_E_growth_behind_a_dimm_that_is_not_whole_blocks_is_warned_of_where_it_comes_as_dimms(string why)
    {
        var facts = why == "the hypervisor has none" ? Dimms : why == "no port is free" ? VirtioMem with { FreeRootPorts = 0 } : VirtioMem;
        var spec = why == "the user wants DIMMs" ? OneGiBMore with { MemoryMethod = MemoryModel.Dimm } : OneGiBMore;

        var plan = Running(Spoiled, facts).Plan(spec);

        plan.Lines().ShouldBe(["live memory: 2148MiB → 3172MiB, hot-added as DIMM (HP2001)"]);
        var problem = plan.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Attribute, problem.Code).ShouldBe((Severity.Warning, "memory", "HP2013"));
        problem.Detail.ShouldContain("the DIMM ua-odd of 100MiB, which is not whole memory blocks of 128MiB");
    }

    [Fact]
    public void C2_E_a_dimm_of_memory_devices_behind_one_that_is_not_whole_blocks_is_warned_of_too()
    {
        var machine = Running(Small.With(new MemoryDevice(MemoryModel.Dimm, string.Empty, Size("100MiB"), null)));

        var problem = machine.Plan(Spec with { MemoryDevices = [Dimm("ua-a", "1GiB")] }).Problems.ShouldHaveSingleItem();

        (problem.Severity, problem.Attribute, problem.Code).ShouldBe((Severity.Warning, "memory_devices", "HP2013"));
        problem.Detail.ShouldContain("the DIMM without a name of 100MiB");
    }

    [Fact]
    public void C2_E_behind_dimms_of_whole_blocks_and_where_no_dimm_is_attached_nobody_is_warned()
    {
        Running(Small.With(Dimm("ua-mine", "1GiB")), VirtioMem).Plan(Spec with { Memory = Size("4GiB") }).Problems.ShouldBeEmpty();
        Running(Spoiled).Plan(Spec with { Vcpus = 4 }).Problems.ShouldBeEmpty();
        Running(Spoiled).Plan(Spec with { MaxMemory = Size("16GiB") }).Problems.ShouldBeEmpty();
    }
}
