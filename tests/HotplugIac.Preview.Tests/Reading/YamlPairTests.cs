using HotplugIac.Preview.Reading;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Tests.Reading;

public sealed class YamlPairTests
{
    private static readonly Dictionary<string, Value> Web = new()
    {
        ["vcpus"] = Value.Of(2), ["max_vcpus"] = Value.Of(8), ["memory"] = Value.Of("1GiB"),
    };

    [Fact]
    public void A_machine_that_is_in_both_is_forecast()
    {
        var machine = Read([("web", new MapValue(Web))], [("web", new MapValue(Web).With("vcpus", Value.Of(4)))]);

        (machine.Address, machine.Name, machine.Action, machine.Verdict, machine.Origin).ShouldBe(("web", "web", MachineAction.Update, PreviewVerdict.Live, VerdictOrigin.Forecast));
    }

    [Fact]
    public void A_machine_that_did_not_change_is_still() =>
        Read([("web", new MapValue(Web))], [("web", new MapValue(Web))]).Changed.ShouldBeFalse();

    [Fact]
    public void An_attribute_that_is_no_longer_written_is_left_alone()
    {
        var fewer = new MapValue(Web.Where(f => f.Key != "memory").ToDictionary());

        var machine = Read([("web", new MapValue(Web))], [("web", fewer)]);

        (machine.Action, machine.Verdict).ShouldBe((MachineAction.Update, PreviewVerdict.None));
    }

    [Theory]
    [InlineData("<domain/>", MachineAction.Create, PreviewVerdict.None)]
    [InlineData(null, MachineAction.Adopt, PreviewVerdict.Unknown)]
    public void A_machine_that_is_only_after_is_made_or_adopted(string? definition, MachineAction action, PreviewVerdict verdict)
    {
        var machine = Read([], [("web", new MapValue(Web).With("definition", Value.Of(definition)))]);

        (machine.Action, machine.Verdict).ShouldBe((action, verdict));
    }

    [Fact]
    public void A_machine_that_is_only_before_is_left_alone()
    {
        var machine = Read([("web", new MapValue(Web))], []);

        (machine.Action, machine.StopsMachine).ShouldBe((MachineAction.Release, false));
        machine.Why.ShouldNotBeNull().ShouldContain("never deletes");
    }

    [Fact]
    public void Another_name_is_another_machine()
    {
        var machine = Read([("web", new MapValue(Web))], [("web", new MapValue(Web).With("name", Value.Of("shop")))]);

        (machine.Action, machine.Name).ShouldBe((MachineAction.Adopt, "shop"));
    }

    private static MachineReport Read((string, MapValue)[] before, (string, MapValue)[] after) =>
        YamlPairReader.Read(before, after, "hash").Machines.ShouldHaveSingleItem();
}
