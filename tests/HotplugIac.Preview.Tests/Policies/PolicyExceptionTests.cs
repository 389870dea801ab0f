using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Tests.Policies;

public sealed class PolicyExceptionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("{address: \"*.db\"}", true)]
    [InlineData("{address: \"*.web\"}", false)]
    [InlineData("{name: db}", true)]
    [InlineData("{environment: test}", false)]
    public void An_exception_excuses_what_it_matches(string match, bool excused)
    {
        var policy = PolicyText.Read(PolicyText.Stops(rest: Exception(match)));

        var result = policy.Evaluate(Reports.Of(Reports.Machine(stops: true)), "production", Now);

        result.Denies.ShouldBe(!excused);
        result.Findings.ShouldHaveSingleItem().ExcusedBy.ShouldBe(excused ? "an exception of jane@example.com until 2026-12-31: A migration" : null);
    }

    [Theory]
    [InlineData("{name: \"d*\"}")]
    [InlineData("{environment: production}")]
    public void What_is_not_known_is_not_excused(string match)
    {
        var policy = PolicyText.Read(PolicyText.Stops(rest: Exception(match)));

        policy.Evaluate(Reports.Of(Reports.Machine(stops: true, name: null)), null, Now).Denies.ShouldBeTrue();
    }

    [Theory]
    [InlineData("{address: \"*\"}", false)]
    [InlineData("{address: \"*.db\"}", true)]
    public void An_incomplete_plan_is_excused_only_by_what_excuses_everything(string match, bool denies)
    {
        var policy = PolicyText.Read(PolicyText.Stops(rest: Exception(match)));

        policy.Evaluate(Reports.Incomplete(), null, Now).Denies.ShouldBe(denies);
    }

    [Fact]
    public void It_is_for_the_present_address_and_not_for_an_earlier_one()
    {
        var policy = PolicyText.Read(PolicyText.Stops(rest: Exception("{address: \"*.old\"}")));
        var machine = Reports.Machine(stops: true) with { PreviousAddress = "hotplug_virtual_machine.old" };

        policy.Evaluate(Reports.Of(machine), null, Now).Denies.ShouldBeTrue();
    }

    [Fact]
    public void It_holds_through_its_last_day_and_is_an_error_after_it()
    {
        var text = PolicyText.Stops(rest: Exception("{name: db}"));

        PreviewPolicy.Parse(text, "p.yaml", new DateOnly(2026, 12, 31)).Problems.ShouldBeEmpty();
        var problem = PreviewPolicy.Parse(text, "p.yaml", new DateOnly(2027, 1, 1)).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe(PreviewRules.ExpiredException.Code);
        problem.Detail.ShouldBe("p.yaml, line 9, column 5: exceptions[0].expires: the exception of jane@example.com for no-stops held until 2026-12-31, and today is 2027-01-01. Remove it, or let its owner set a later day. (HP9055)");
    }

    [Fact]
    public void Adding_an_exception_never_adds_a_denial() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<bool>(), ArbMap.Default.ArbFor<bool>(), (seed, incomplete, named) =>
        {
            var pick = new Random(seed.Get);
            var machines = Enumerable.Range(0, pick.Next(5)).Select(i => Reports.Machine(
                (PreviewVerdict)pick.Next(5), pick.Next(3) switch { 0 => null, 1 => true, _ => false }, (MachineAction)pick.Next(7), $"vm[{i}]", pick.Next(2) == 0 ? null : $"db-{i}")).ToArray();
            var report = incomplete ? Reports.Incomplete(machines) : Reports.Of(machines);
            var policy = PolicyText.Read("""
                version: 1
                rules:
                  - {name: a, when: {stops_machine: true}, effect: deny, reason: A.}
                  - {name: b, when: {verdict: [reboot, replace]}, match: {environment: production}, effect: deny, reason: B.}
                  - {name: c, when: {action: [delete, update]}, match: {name: "db-?"}, effect: warn, reason: C.}
                """);
            var exception = new PolicyException(
                new[] { "a", "b", "c" }.Take(1 + pick.Next(3)).ToEquatableList(),
                new PolicyScope { Addresses = [new Glob(pick.Next(2) == 0 ? "*" : "vm[1]")] }, "jane", "Because.", new DateOnly(2027, 1, 1));
            var environment = named ? "production" : null;

            var before = policy.Evaluate(report, environment, Now).Findings;
            var after = (policy with { Exceptions = [exception] }).Evaluate(report, environment, Now).Findings;

            return after.Select(f => f with { ExcusedBy = null }).SequenceEqual(before)
                && before.Zip(after).All(p => p.First.ExcusedBy is null || p.Second.ExcusedBy is not null);
        }));

    private static string Exception(string match) =>
        $"exceptions:\n  - {{rules: no-stops, match: {match}, owner: jane@example.com, reason: A migration., expires: 2026-12-31}}";
}
