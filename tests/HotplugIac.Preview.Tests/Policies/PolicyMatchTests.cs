using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Tests.Policies;

public sealed class PolicyMatchTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("stops_machine: true", PreviewVerdict.Reboot, true, MachineAction.Update, true)]
    [InlineData("stops_machine: true", PreviewVerdict.Reboot, null, MachineAction.Update, true)]
    [InlineData("stops_machine: true", PreviewVerdict.Reboot, false, MachineAction.Update, false)]
    [InlineData("stops_machine: false", PreviewVerdict.Reboot, false, MachineAction.Update, true)]
    [InlineData("stops_machine: false", PreviewVerdict.Reboot, null, MachineAction.Update, false)]
    [InlineData("verdict: reboot", PreviewVerdict.Reboot, false, MachineAction.Update, true)]
    [InlineData("verdict: reboot", PreviewVerdict.Unknown, null, MachineAction.Update, true)]
    [InlineData("verdict: reboot", PreviewVerdict.Live, true, MachineAction.Update, true)]
    [InlineData("verdict: reboot", PreviewVerdict.Replace, true, MachineAction.Replace, false)]
    [InlineData("verdict: replace", PreviewVerdict.None, true, MachineAction.Delete, true)]
    [InlineData("verdict: [live, replace]", PreviewVerdict.Unknown, null, MachineAction.Update, false)]
    [InlineData("verdict: [live, unknown]", PreviewVerdict.Unknown, null, MachineAction.Update, true)]
    [InlineData("action: [delete, replace]", PreviewVerdict.Replace, true, MachineAction.Delete, true)]
    [InlineData("action: [delete, replace]", PreviewVerdict.Replace, true, MachineAction.Update, false)]
    [InlineData("action: update, stops_machine: true", PreviewVerdict.Reboot, false, MachineAction.Update, false)]
    [InlineData("attribute: memory", PreviewVerdict.Reboot, false, MachineAction.Update, false)]
    [InlineData("attribute: memory", PreviewVerdict.Unknown, null, MachineAction.Update, true)]
    public void All_conditions_must_hold_and_what_is_not_known_holds(string when, PreviewVerdict verdict, bool? stops, MachineAction action, bool matches)
    {
        var policy = PolicyText.Read($"version: 1\nrules: [{{name: r, when: {{{when}}}, effect: deny, reason: Because.}}]");

        var result = policy.Evaluate(Reports.Of(Reports.Machine(verdict, stops, action)), null, Now);

        result.Denies.ShouldBe(matches);
    }

    [Theory]
    [InlineData(VerdictOrigin.Action, true)]
    [InlineData(VerdictOrigin.Plan, false)]
    public void An_action_that_is_not_known_may_be_any(VerdictOrigin origin, bool matches)
    {
        var policy = PolicyText.Read("version: 1\nrules: [{name: r, when: {action: delete}, effect: deny, reason: Because.}]");

        var result = policy.Evaluate(Reports.Of(Reports.Machine(PreviewVerdict.Unknown, null) with { Origin = origin }), null, Now);

        result.Denies.ShouldBe(matches);
    }

    [Theory]
    [InlineData("numa_cells[0].memory", "numa_cells", true)]
    [InlineData("numaCells", "numa_cells", true)]
    [InlineData("max_memory", "memory", false)]
    public void An_attribute_is_matched_with_its_parts(string changed, string attribute, bool matches)
    {
        var policy = PolicyText.Read($"version: 1\nrules: [{{name: r, when: {{attribute: {attribute}}}, effect: deny, reason: Because.}}]");
        var machine = Reports.Machine() with { Changes = [new ChangeLine(changed, Timing.Reboot, "1 → 2")] };

        policy.Evaluate(Reports.Of(machine), null, Now).Denies.ShouldBe(matches);
    }

    [Fact]
    public void A_machine_without_a_change_is_asked_nothing()
    {
        var policy = PolicyText.Read("version: 1\nrules: [{name: r, when: {stops_machine: false}, effect: deny, reason: Because.}]");

        policy.Evaluate(Reports.Of(Reports.Machine(PreviewVerdict.None, false, MachineAction.None)), null, Now).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{address: \"module.prod.*\"}", false)]
    [InlineData("{address: [\"module.prod.*\", \"*.db\"]}", true)]
    [InlineData("{name: \"d?\"}", true)]
    [InlineData("{name: \"db-*\"}", false)]
    [InlineData("{address: \"*.db\", name: \"web\"}", false)]
    [InlineData("{environment: PRODUCTION}", true)]
    [InlineData("{environment: [staging, test]}", false)]
    public void Every_kind_of_pattern_must_match(string match, bool matches)
    {
        var policy = PolicyText.Read(PolicyText.Stops($"match: {match}"));

        policy.Evaluate(Reports.Of(Reports.Machine(stops: true)), "production", Now).Denies.ShouldBe(matches);
    }

    [Fact]
    public void Without_an_environment_the_rules_of_all_apply_and_say_so()
    {
        var policy = PolicyText.Read(PolicyText.Stops("match: {environment: production}"));

        var finding = policy.Evaluate(Reports.Of(Reports.Machine(stops: true)), null, Now).Findings.ShouldHaveSingleItem();

        finding.Reason.ShouldBe("Machines stop at night only. No environment was named, so that a rule for production applies: name it with --environment.");
    }

    [Fact]
    public void A_name_that_is_not_known_yet_is_in_the_scope_of_a_rule()
    {
        var policy = PolicyText.Read(PolicyText.Stops("match: {name: \"db-*\"}"));

        var finding = policy.Evaluate(Reports.Of(Reports.Machine(stops: true, name: null)), null, Now).Findings.ShouldHaveSingleItem();

        finding.Reason.ShouldEndWith("Its name is not known yet, so that the rule applies.");
    }

    [Fact]
    public void A_move_does_not_take_a_machine_away_from_a_rule()
    {
        var policy = PolicyText.Read(PolicyText.Stops("match: {address: \"module.prod.*\"}"));
        var machine = Reports.Machine(stops: true) with { PreviousAddress = "module.prod.hotplug_virtual_machine.db" };

        policy.Evaluate(Reports.Of(machine), null, Now).Denies.ShouldBeTrue();
    }

    [Theory]
    [InlineData("verdict: [unknown]", true)]
    [InlineData("verdict: [reboot]", true)]
    [InlineData("stops_machine: true", true)]
    [InlineData("action: [delete]", true)]
    [InlineData("verdict: [live]", false)]
    [InlineData("stops_machine: false", false)]
    public void An_incomplete_plan_is_asked_about_as_something_of_which_nothing_is_known(string when, bool matches)
    {
        var policy = PolicyText.Read($"version: 1\nrules: [{{name: r, when: {{{when}}}, match: {{address: \"module.prod.*\", name: db}}, effect: deny, reason: Because.}}]");

        var findings = policy.Evaluate(Reports.Incomplete(), null, Now).Findings;

        findings.Select(f => (f.Address, f.Reason)).ShouldBe(matches
            ? [(null, "Because. The plan is incomplete, and what it does not show may be what this rule is for.")]
            : []);
    }

    [Fact]
    public void A_warning_is_found_and_denies_nothing()
    {
        var policy = PolicyText.Read(PolicyText.Stops().Replace("effect: deny", "effect: warn", StringComparison.Ordinal));

        var result = policy.Evaluate(Reports.Of(Reports.Machine(stops: true)), null, Now);

        result.Findings.ShouldHaveSingleItem().Effect.ShouldBe(PolicyEffect.Warn);
        result.Denies.ShouldBeFalse();
        result.Name.ShouldBe("policy.yaml");
    }
}
