using System.Collections.Concurrent;

namespace Libvirt.Native.Tests;

/// <summary>The loop belongs to the process, so these run while no other test needs it.</summary>
[CollectionDefinition(nameof(EventLoopTests), DisableParallelization = true)]
public class EventLoopGroup;

[Collection(nameof(EventLoopTests))]
public class EventLoopTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    [Fact]
    public void Starting_twice_is_starting_once()
    {
        LibvirtEventLoop.Start();
        LibvirtEventLoop.Start();

        LibvirtEventLoop.IsRunning.ShouldBeTrue();
        LibvirtEventLoop.Stop(Bound).ShouldBeTrue();
        LibvirtEventLoop.IsRunning.ShouldBeFalse();
        LibvirtEventLoop.Stop(Bound).ShouldBeTrue();
        LibvirtEventLoop.Start();
    }

    [Fact]
    public void Events_wait_while_the_loop_is_stopped_and_arrive_after_the_next_start()
    {
        using var host = new TestHypervisor();
        var events = new ConcurrentQueue<LibvirtDomainEvent>();
        using var subscription = host.Connection.RegisterDomainEvent(DomainEventId.Lifecycle, events.Enqueue);
        LibvirtEventLoop.Stop(Bound).ShouldBeTrue();

        using var domain = host.Start("one");
        events.ShouldBeEmpty();

        LibvirtEventLoop.Start();
        TestHypervisor.Eventually(() => events.Count >= 2, "the events that waited arrive");
    }

    [Fact]
    public void Stopping_does_not_wait_for_ever_for_a_callback_and_the_next_start_takes_over()
    {
        using var host = new TestHypervisor();
        using var isIn = new ManualResetEventSlim();
        using var mayGo = new ManualResetEventSlim();
        var events = new ConcurrentQueue<LibvirtDomainEvent>();
        using var subscription = host.Connection.RegisterDomainEvent(DomainEventId.Lifecycle, e =>
        {
            events.Enqueue(e);
            isIn.Set();
            mayGo.Wait(Bound);
        });
        using var domain = host.Define("one");
        isIn.Wait(Bound).ShouldBeTrue();

        LibvirtEventLoop.Stop(TimeSpan.FromMilliseconds(50)).ShouldBeFalse();
        LibvirtEventLoop.Start();
        domain.Create();
        events.Count.ShouldBe(1, "the next thread waits for the one that is still in the callback");
        mayGo.Set();

        TestHypervisor.Eventually(() => events.Count >= 2, "the next thread delivers");
    }

    [Fact]
    public void Stopping_from_a_callback_is_refused()
    {
        using var host = new TestHypervisor();
        var errors = new ConcurrentQueue<Exception>();
        using var subscription = host.Connection.RegisterDomainEvent(
            DomainEventId.Lifecycle, _ => LibvirtEventLoop.Stop(Bound), onError: errors.Enqueue);

        using var domain = host.Define("one");

        TestHypervisor.Eventually(() => !errors.IsEmpty, "the callback is refused");
        errors.ShouldAllBe(e => e is InvalidOperationException);
        LibvirtEventLoop.IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task A_connection_that_opened_before_the_loop_says_so_when_events_are_wanted()
    {
        var result = await ChildProcess.Run("subscribe-without-loop");

        result.ExitCode.ShouldBe(5);
        result.Output.ShouldContain("LibvirtEventLoop.Start");
    }
}
