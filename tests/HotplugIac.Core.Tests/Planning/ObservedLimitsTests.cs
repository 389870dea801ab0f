using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>Numbers that a hypervisor takes and that fail later (RULEBOOK E), and vCPUs beyond 255 (A1): the plan says so first.</summary>
public sealed class ObservedLimitsTests
{
    private static readonly Sizing TwoCells = Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1GiB"));

    [Fact]
    public void E_slots_257_define_and_then_fail_at_start_so_the_plan_refuses_them_and_256_are_taken()
    {
        var error = Running(Small).Plan(Spec with { MemorySlots = 257 }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("memory_slots", "HP9006"));
        error.Detail.ShouldContain("choose a number from 0 to 256");
        Running(Small).Plan(Spec with { MemorySlots = 256 }).ConfiguredAfter.MemorySlots.ShouldBe(256);
    }

    [Fact]
    public void E_slots_257_are_refused_of_a_machine_that_is_off_too() =>
        Off(Small).Plan(Spec with { MemorySlots = 257 }).OnlyError().Code.ShouldBe("HP9006");

    [Theory]
    [InlineData(256, 16)]
    [InlineData(8, 8)]
    public void E_slots_257_and_fewer_that_the_machine_type_does_not_take_are_not_chosen_for_a_machine_that_gets_memory_hotplug(int limit, int slots) =>
        Running(Small with { MaxMemory = ByteSize.Zero, MemorySlots = 0 }, Dimms with { SlotLimit = limit }).Plan(Spec with { MaxMemory = Size("8GiB") })
            .ConfiguredAfter.MemorySlots.ShouldBe(slots);

    [Fact]
    public void E_a_100_MiB_dimm_is_never_planned_and_the_nearest_sizes_are_named()
    {
        var error = Running(Small).Plan(Spec with { Memory = Size("2148MiB") }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("memory", "HP9004"));
        error.Detail.ShouldContain("The nearest sizes are 2GiB and 2176MiB.");
    }

    [Fact]
    public void E_a_100_MiB_dimm_is_never_planned_when_a_growth_is_spread_over_cells()
    {
        // 2304 MiB more over two cells with a block of 256 MiB: half of it would be no whole block.
        var facts = Dimms with { GuestBlock = Size("256MiB") };

        var attached = Running(TwoCells, facts).Plan(Spec with { Memory = Size("4352MiB") }).Steps.OfType<AttachMemoryDeviceStep>().Select(s => s.Device.Size).ToList();

        attached.Count.ShouldBe(2);
        attached.ShouldAllBe(size => size.IsMultipleOf(facts.GuestBlock));
        ByteSize.Sum(attached).ShouldBe(Size("2304MiB"));
    }

    [Fact]
    public void E_a_100_MiB_dimm_is_never_what_is_left_of_a_dimm_that_becomes_smaller_at_the_next_boot() =>
        Running(Small.With(Dimm("ua-hotplug-dimm0", "1GiB"))).Plan(Spec with { Memory = Size("2148MiB"), Policy = Policy.Default with { Unplug = UnplugPolicy.Reboot } })
            .OnlyError().Attribute.ShouldBe("memory");

    [Fact]
    public void A1_more_than_255_vcpus_up_to_the_limit_of_the_machine_type_come_at_the_next_boot()
    {
        var plan = Running(Small, Dimms with { VcpuLimit = 288 }).Plan(Spec with { Vcpus = 288, MaxVcpus = 288 });

        plan.Problems.ShouldBeEmpty();
        plan.ConfiguredAfter.MaxVcpus.ShouldBe(288);
        plan.RunningAfter!.MaxVcpus.ShouldBe(4);
        plan.Lines().ShouldContain(line => line.StartsWith("reboot max_vcpus: 4 → 288", StringComparison.Ordinal));
    }

    [Fact]
    public void A1_more_than_255_vcpus_beyond_the_limit_of_the_machine_type_are_refused_with_it()
    {
        var error = Running(Small, Dimms with { VcpuLimit = 288 }).Plan(Spec with { MaxVcpus = 289 }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("max_vcpus", "HP9002"));
        error.Detail.ShouldContain("max_vcpus = 289 is above the limit of machine type pc-q35-7.2, which is 288.");
    }
}
