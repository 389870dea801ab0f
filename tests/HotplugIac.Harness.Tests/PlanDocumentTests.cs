namespace HotplugIac.Harness.Tests;

public sealed class PlanDocumentTests
{
    [Theory]
    [InlineData("[\"no-op\"]", PlannedAction.NoOp)]
    [InlineData("[\"delete\"]", PlannedAction.Delete)]
    [InlineData("[\"delete\",\"create\"]", PlannedAction.Replace)]
    [InlineData("[\"create\",\"delete\"]", PlannedAction.Replace)]
    [InlineData("[\"forget\"]", PlannedAction.Forget)]
    [InlineData("[\"create\",\"forget\"]", PlannedAction.Other)]
    public void Actions_are_read_as_one_word(string actions, PlannedAction expected)
    {
        Plan(actions)["x.y"].Action.ShouldBe(expected);
    }

    [Fact]
    public void An_address_that_is_not_planned_is_named_with_those_that_are()
    {
        var failure = Should.Throw<KeyNotFoundException>(() => Plan("[\"read\"]")["x.z"]);

        failure.Message.ShouldBe("the plan does not mention x.z, only: x.y");
    }

    [Fact]
    public void A_path_goes_through_maps_with_dots_and_lists()
    {
        var change = Plan("[\"update\"]")["x.y"];

        change.PlannedText("impact", "live", "numa_cells.0").ShouldBe("grown");
        change.PlannedText("cells", "1", "memory").ShouldBe("2GiB");
        change.Planned("cells", "2").ShouldBeNull();
        change.PlannedText("nothing").ShouldBeNull();
        change.Planned("nothing").ShouldNotBeNull();
    }

    [Fact]
    public void A_part_of_what_is_unknown_is_unknown()
    {
        var change = Plan("[\"update\"]")["x.y"];

        change.IsUnknown("whole", "part").ShouldBeTrue();
        change.IsUnknown("cells", "1").ShouldBeFalse();
    }

    [Fact]
    public void A_deposed_object_does_not_hide_the_current_one()
    {
        var plan = PlanDocument.Parse("""
            {"resource_changes": [
              {"address": "x.y", "change": {"actions": ["update"]}},
              {"address": "x.y", "deposed": "0001", "change": {"actions": ["delete"]}}]}
            """);

        plan["x.y"].Action.ShouldBe(PlannedAction.Update);
    }

    private static PlanDocument Plan(string actions) => PlanDocument.Parse("""
        {"resource_changes": [{"address": "x.y", "change": {
          "actions": ACTIONS,
          "after": {"impact": {"live": {"numa_cells.0": "grown"}}, "cells": [{}, {"memory": "2GiB"}], "nothing": null},
          "after_unknown": {"whole": true, "cells": [{}, {}]}}}]}
        """.Replace("ACTIONS", actions, StringComparison.Ordinal));
}
