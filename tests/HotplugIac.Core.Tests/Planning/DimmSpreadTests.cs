using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>A DIMM takes a slot for ever, so spreading over cells must not use up the way to the maximum.</summary>
public sealed class DimmSpreadTests
{
    private static readonly Sizing TwoCells = Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1GiB"));

    private static int Dimms(int slots, string memory) =>
        Running(TwoCells with { MemorySlots = slots }).Plan(Spec with { Memory = Size(memory) }).RunningAfter!.Devices.Count;

    [Fact]
    public void While_slots_are_plenty_each_cell_gets_a_dimm() => Dimms(16, "4GiB").ShouldBe(2);

    [Fact]
    public void With_slots_for_the_rest_of_the_way_only_one_cell_gets_it()
    {
        // 2 of 6 GiB now, two more such steps to go: they need a slot each.
        Dimms(4, "4GiB").ShouldBe(2);
        Dimms(3, "4GiB").ShouldBe(1);
    }

    [Fact]
    public void The_growth_to_the_maximum_may_take_all_slots() => Dimms(2, "8GiB").ShouldBe(2);

    [Fact]
    public void The_last_slot_is_used_when_it_must_be() => Dimms(1, "4GiB").ShouldBe(1);

    [Fact]
    public void Equal_steps_reach_the_maximum_whatever_the_number_of_slots_as_long_as_there_is_one_for_each()
    {
        var machine = Running(TwoCells with { MemorySlots = 6 });
        for (var gib = 3; gib <= 8; gib++)
        {
            var plan = machine.Plan(Spec with { Memory = ByteSize.FromGiB(gib) });
            plan.Problems.ShouldBeEmpty();
            machine = machine.After(plan);
        }

        machine.Running!.Memory.ShouldBe(Size("8GiB"));
    }
}
