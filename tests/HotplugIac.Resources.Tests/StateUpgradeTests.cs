using HotplugIac.Core.Model;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests;

/// <summary>States that another release wrote, or a hand.</summary>
public sealed class StateUpgradeTests
{
    private static readonly MapValue Stored = Machines.Map(("name", Value.Of("web")), ("vcpus", Value.Of(2)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_state_without_newer_attributes_stays_and_its_impact_is_over(int version)
    {
        var (state, problem) = StateUpgrade.Apply(version, Stored.With("impact", Value.Null).With("gone_since", Value.Of("x")));

        problem.ShouldBeNull();
        state!["vcpus"].Number().ShouldBe(2);
        state["impact"].ShouldBe(ImpactValues.None);
    }

    [Fact]
    public void Each_version_is_brought_to_the_next_by_its_own_step()
    {
        IReadOnlyList<Func<MapValue, MapValue>> steps =
        [
            static s => s.With("vcpus", s["cpus"]),
            static s => s.With("memory", Value.Of(s["memory"].Text() + "iB")),
        ];
        var old = Machines.Map(("name", Value.Of("web")), ("cpus", Value.Of(3)), ("memory", Value.Of("2G")));

        var first = StateUpgrade.Apply(0, old, steps).State!;
        var second = StateUpgrade.Apply(1, old.With("vcpus", Value.Of(4)), steps).State!;
        var current = StateUpgrade.Apply(2, Stored, steps).State!;

        (first["vcpus"].Number(), first["memory"].Text()).ShouldBe((3, "2GiB"));
        (second["vcpus"].Number(), second["memory"].Text()).ShouldBe((4, "2GiB"));
        (current["vcpus"].Number(), current["memory"]).ShouldBe((2, Value.Null));
    }

    [Fact]
    public void A_newer_version_is_refused_with_what_to_do()
    {
        var (state, problem) = StateUpgrade.Apply(StateUpgrade.CurrentVersion + 1, Stored);

        state.ShouldBeNull();
        problem!.Severity.ShouldBe(Severity.Error);
        problem.Detail.ShouldContain($"schema version {StateUpgrade.CurrentVersion + 1}");
        problem.Detail.ShouldContain("use the version that wrote it, or a newer one");
    }

    public static TheoryData<string, Value, string> Misfits => new()
    {
        { "vcpus", Value.Of("2"), "vcpus is not a number" },
        { "memory", Value.Of(2), "memory is not a text" },
        { "force_stop", Value.Of("yes"), "force_stop is not true or false" },
        { "numa_cells", Machines.Map(("a", Value.Of(1))), "numa_cells is not a list" },
        { "numa_cells", Value.Of([Machines.Map(("cpus", Value.Of(1)))]), "numa_cells[0].cpus is not a text" },
        { "numa_cells", Value.Of([Machines.Map(("distances", Value.Of([Value.Of("10")])))]), "numa_cells[0].distances is not a list of numbers" },
        { "memory_devices", Machines.Map(("a", Value.Of("1GiB"))), "memory_devices[\"a\"] is not an object" },
        { "pending_changes", Machines.Map(("vcpus", Value.Of(4))), "pending_changes is not a map of texts" },
        { "timeouts", Value.Of("5m"), "timeouts is not an object" },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void A_value_that_is_of_another_kind_is_named_with_what_to_do(string attribute, Value value, string text)
    {
        var (state, problem) = StateUpgrade.Apply(StateUpgrade.CurrentVersion, Stored.With(attribute, value));

        state.ShouldBeNull();
        problem!.Detail.ShouldStartWith(text + ".");
        problem.Detail.ShouldContain("terraform state rm");
    }

    [Fact]
    public void Only_an_adopted_machine_is_said_to_be_released_when_its_resource_goes()
    {
        var warning = VirtualMachineResource.PlanDelete(Stored).ShouldHaveSingleItem();
        var created = VirtualMachineResource.PlanDelete(Stored.With("definition", Value.Of("<domain/>")));

        (warning.Severity, warning.Summary).ShouldBe((Severity.Warning, "The machine is released, not deleted"));
        warning.Detail.ShouldContain("\"web\" was adopted");
        created.ShouldBeEmpty();
    }
}
