namespace HotplugIac.Harness.Tests;

public sealed class EventuallyTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task The_accepted_observation_is_returned()
    {
        var observations = 0;

        var seen = await Eventually.BecomesAsync(
            _ => Task.FromResult(++observations), count => count == 3, TimeSpan.FromSeconds(30), "three", Soon);

        seen.ShouldBe(3);
        observations.ShouldBe(3);
    }

    [Fact]
    public async Task A_wait_that_fails_shows_what_was_last_seen()
    {
        var failure = await Should.ThrowAsync<EventuallyException>(() => Eventually.BecomesAsync(
            _ => Task.FromResult(2), _ => false, TimeSpan.FromMilliseconds(20), "4 vCPUs online", Soon, seen => $"{seen} vCPUs"));

        failure.Message.ShouldStartWith("4 vCPUs online: not within 0 s");
        failure.Message.ShouldEndWith("Last: 2 vCPUs");
    }

    [Fact]
    public async Task A_bound_of_nothing_still_looks_once()
    {
        await Eventually.Async(_ => Task.FromResult(true), TimeSpan.Zero);
    }

    [Fact]
    public async Task A_command_that_fails_counts_as_not_yet()
    {
        var attempts = 0;

        await Eventually.Async(
            async _ =>
            {
                (await new CommandLine("test", [(++attempts).ToString(System.Globalization.CultureInfo.InvariantCulture), "=", "2"])
                    .RunAsync(CancellationToken.None)).EnsureSuccess();
                return true;
            },
            TimeSpan.FromSeconds(30), Soon);

        attempts.ShouldBe(2);
    }

    [Fact]
    public async Task Another_exception_ends_the_wait_at_once()
    {
        await Should.ThrowAsync<InvalidDataException>(() => Eventually.Async(
            _ => throw new InvalidDataException("broken test"), TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public async Task Cancelling_ends_the_wait()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Should.ThrowAsync<OperationCanceledException>(() => Eventually.Async(
            _ => Task.FromResult(false), TimeSpan.FromMinutes(5), cancellationToken: cancel.Token));
    }

    [Fact]
    public async Task Time_is_measured_by_the_clock_that_is_given()
    {
        var clock = new LeapingClock(TimeSpan.FromHours(1));

        var failure = await Should.ThrowAsync<EventuallyException>(() => Eventually.Async(
            _ => Task.FromResult(false), TimeSpan.FromHours(2.5), Soon, time: clock));

        failure.Message.ShouldContain("(3 observations)");
    }

    /// <summary>Each time it is asked, this much has gone by; its timers are real.</summary>
    private sealed class LeapingClock(TimeSpan leap) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += leap.Ticks;
    }
}
