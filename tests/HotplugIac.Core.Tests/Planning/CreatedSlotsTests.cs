using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>Slots of a machine that is created: a number too large can be defined and fails only when the machine is started.</summary>
public sealed class CreatedSlotsTests
{
    private static readonly MachineSpec TwoGiB = Spec with { Vcpus = 2, Memory = Size("2GiB") };

    private static (Sizing Sizing, EquatableList<Problem> Problems) Create(MachineSpec spec, int slotsInDefinition) =>
        CreatePlanner.Plan(spec, new Sizing(1, 1, Size("1GiB"), Size("8GiB"), slotsInDefinition), explicitMaxVcpus: false, Dimms, Headroom.Default);

    [Fact]
    public void E_slots_257_of_the_user_are_refused_at_create()
    {
        var problem = Create(TwoGiB with { MemorySlots = 257 }, 16).Problems.ShouldHaveSingleItem();

        (problem.Attribute, problem.Code).ShouldBe(("memory_slots", "HP9006"));
        problem.Detail.ShouldContain("memory_slots = 257 is not possible: choose a number from 0 to 256");
    }

    [Fact]
    public void E_slots_257_in_a_definition_are_refused_at_create()
    {
        var problem = Create(TwoGiB, 257).Problems.ShouldHaveSingleItem();

        (problem.Attribute, problem.Code).ShouldBe(("memory_slots", "HP9006"));
        problem.Detail.ShouldContain("The definition has 257 memory slots, and the machine type takes at most 256. Set memory_slots to 256 or less.");
    }

    [Theory]
    [InlineData(256, null, 256)]
    [InlineData(257, 16, 16)]
    public void E_slots_257_in_a_definition_give_way_to_the_users_number_and_256_are_taken(int inDefinition, int? asked, int slots)
    {
        var (sizing, problems) = Create(TwoGiB with { MemorySlots = asked }, inDefinition);

        problems.ShouldBeEmpty();
        sizing.MemorySlots.ShouldBe(slots);
    }
}
