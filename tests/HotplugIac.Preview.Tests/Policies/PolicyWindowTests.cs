using System.Globalization;
using HotplugIac.Preview.Policies;

namespace HotplugIac.Preview.Tests.Policies;

public sealed class PolicyWindowTests
{
    private const string Nightly = "windows: {nightly: {cron: \"0 2 * * 1-5\", duration: 2h, zone: Europe/Berlin}}";

    [Theory]
    // A Monday in winter, then one in summer.
    [InlineData("2026-11-30T00:59:59Z", false)]
    [InlineData("2026-11-30T01:00:00Z", true)]
    [InlineData("2026-11-30T02:59:59Z", true)]
    [InlineData("2026-11-30T03:00:00Z", false)]
    [InlineData("2026-07-06T00:00:00Z", true)]
    [InlineData("2026-07-06T02:00:00Z", false)]
    // A Sunday.
    [InlineData("2026-11-29T01:30:00Z", false)]
    public void A_window_opens_and_closes_by_the_clock_of_its_zone(string now, bool open)
    {
        var policy = PolicyText.Read(PolicyText.Stops("unless: {window: nightly}", Nightly));

        policy.Evaluate(Reports.Of(Reports.Machine(stops: true)), null, Time(now)).Denies.ShouldBe(!open);
    }

    [Fact]
    public void Outside_it_is_said_when_the_next_opens()
    {
        var policy = PolicyText.Read(PolicyText.Stops("unless: {window: nightly}", Nightly));

        var finding = policy.Evaluate(Reports.Of(Reports.Machine(stops: true)), null, Time("2026-11-28T12:00:00Z")).Findings.ShouldHaveSingleItem();

        finding.Remedy.ShouldBe("Window nightly opens next at 2026-11-30T02:00:00+01:00 (Europe/Berlin).");
        finding.ExcusedBy.ShouldBeNull();
    }

    [Fact]
    public void Inside_the_finding_is_excused_until_it_closes()
    {
        var policy = PolicyText.Read(PolicyText.Stops("unless: {window: nightly}", Nightly));

        var finding = policy.Evaluate(Reports.Of(Reports.Machine(stops: true)), null, Time("2026-11-30T01:30:00Z")).Findings.ShouldHaveSingleItem();

        finding.ExcusedBy.ShouldBe("window nightly, open until 2026-11-30T04:00:00+01:00 (Europe/Berlin)");
    }

    [Fact]
    public void Any_of_several_windows_will_do_and_the_nearest_is_named()
    {
        var policy = PolicyText.Read(PolicyText.Stops("unless: {window: [late, soon]}", """
            windows:
              late: {cron: "0 22 * * *", duration: 1h, zone: UTC}
              soon: {cron: "0 20 * * *", duration: 1h, zone: UTC}
            """));
        var report = Reports.Of(Reports.Machine(stops: true));

        policy.Evaluate(report, null, Time("2026-11-30T20:30:00Z")).Denies.ShouldBeFalse();
        policy.Evaluate(report, null, Time("2026-11-30T19:00:00Z")).Findings.ShouldHaveSingleItem().Remedy.ShouldStartWith("Window soon opens next at 2026-11-30T20:00:00+00:00");
    }

    /// <summary>In Berlin 02:00 to 03:00 does not exist on 2026-03-29 and comes twice on 2026-10-25.</summary>
    [Theory]
    [InlineData("30 2 * * *", "2026-03-29T00:59:59Z", null)]
    [InlineData("30 2 * * *", "2026-03-29T01:00:00Z", "2026-03-29T04:00:00+02:00")]
    [InlineData("30 2 * * *", "2026-03-29T01:59:00Z", "2026-03-29T04:00:00+02:00")]
    [InlineData("30 2 * * *", "2026-03-29T02:00:00Z", null)]
    [InlineData("30 2 * * *", "2026-10-25T00:30:00Z", "2026-10-25T02:30:00+01:00")]
    [InlineData("30 2 * * *", "2026-10-25T01:29:00Z", "2026-10-25T02:30:00+01:00")]
    [InlineData("30 2 * * *", "2026-10-25T01:30:00Z", null)]
    [InlineData("30 1 * * *", "2026-03-29T01:15:00Z", "2026-03-29T03:30:00+02:00")]
    public void A_clock_change_neither_loses_nor_doubles_a_window(string cron, string now, string? closes)
    {
        var policy = PolicyText.Read(PolicyText.Stops("unless: {window: w}", $"windows: {{w: {{cron: \"{cron}\", duration: 1h, zone: Europe/Berlin}}}}"));
        var window = policy.Rules[0].Windows[0];

        window.OpenUntil(Time(now))?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).ShouldBe(closes);
    }

    [Fact]
    public void A_window_that_begins_before_midnight_is_open_after_it()
    {
        var policy = PolicyText.Read(PolicyText.Stops("unless: {window: w}", "windows: {w: {cron: \"0 22 * * 5\", duration: 2d, zone: UTC}}"));

        policy.Rules[0].Windows[0].OpenUntil(Time("2026-11-29T21:59:00Z")).ShouldNotBeNull();
        policy.Rules[0].Windows[0].OpenUntil(Time("2026-11-29T22:00:00Z")).ShouldBeNull();
    }

    [Fact]
    public void A_machine_without_time_zone_data_is_told_to_install_them() => TimeZones.Unknown("Europe/Berlin", ["UTC"])
        .ShouldBe("cannot be looked up, because this machine has no time zone data: install the package tzdata.");

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
