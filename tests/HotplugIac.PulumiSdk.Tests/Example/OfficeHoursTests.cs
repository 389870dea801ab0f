using Fleet;

namespace HotplugIac.PulumiSdk.Tests.Example;

public sealed class OfficeHoursTests
{
    private static readonly OfficeHours Berlin = OfficeHours.Parse("08:00-18:00 Europe/Berlin");

    [Theory]
    [InlineData("2026-03-04T08:00:00+01:00", true)]
    [InlineData("2026-03-04T17:59:59+01:00", true)]
    [InlineData("2026-03-04T18:00:00+01:00", false)]
    [InlineData("2026-03-04T07:59:59+01:00", false)]
    public void Office_hours_begin_with_the_first_time_and_end_before_the_second(string moment, bool within) => Berlin.Contains(At(moment)).ShouldBe(within);

    [Theory]
    [InlineData("2026-03-06T12:00:00+01:00", true)]
    [InlineData("2026-03-07T12:00:00+01:00", false)]
    [InlineData("2026-03-08T12:00:00+01:00", false)]
    [InlineData("2026-03-09T12:00:00+01:00", true)]
    public void There_are_none_at_weekends(string moment, bool within) => Berlin.Contains(At(moment)).ShouldBe(within);

    [Theory]
    [InlineData("2026-03-04T07:30:00Z", true)]
    [InlineData("2026-03-04T17:30:00Z", false)]
    [InlineData("2026-07-01T06:30:00Z", true)]
    [InlineData("2026-07-01T16:30:00Z", false)]
    public void The_zone_s_clock_counts_in_winter_and_in_summer(string moment, bool within) => Berlin.Contains(At(moment)).ShouldBe(within);

    [Fact]
    public void The_zone_s_calendar_counts()
    {
        var sydney = OfficeHours.Parse("08:00-18:00 Australia/Sydney");

        // Sunday evening in UTC is Monday morning there, and Friday at the same time Saturday.
        sydney.Contains(At("2026-03-08T22:00:00Z")).ShouldBeTrue();
        sydney.Contains(At("2026-03-06T22:00:00Z")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-03-06T23:00:00+01:00", true)]
    [InlineData("2026-03-07T05:59:00+01:00", true)]
    [InlineData("2026-03-07T06:00:00+01:00", false)]
    [InlineData("2026-03-07T23:00:00+01:00", false)]
    [InlineData("2026-03-09T05:00:00+01:00", false)]
    public void A_night_shift_counts_to_the_day_on_which_it_begins(string moment, bool within) =>
        OfficeHours.Parse("22:00-06:00 Europe/Berlin").Contains(At(moment)).ShouldBe(within);

    [Theory]
    [InlineData("")]
    [InlineData("08:00-18:00")]
    [InlineData("8-18 Europe/Berlin")]
    [InlineData("08:00-08:00 Europe/Berlin")]
    [InlineData("08:00-18:00 Europe/Atlantis")]
    public void A_text_that_is_none_is_refused_with_an_example(string text) =>
        Should.Throw<FormatException>(() => OfficeHours.Parse(text)).Message.ShouldContain("08:00-18:00 Europe/Berlin");

    [Fact]
    public void Each_machine_of_the_list_is_there_once_and_has_a_size()
    {
        FleetList.Machines.Select(machine => machine.Name).ShouldBeUnique();
        FleetList.Machines.ShouldAllBe(machine => FleetList.SizeOf(machine.Role).Vcpus > 0);
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}
