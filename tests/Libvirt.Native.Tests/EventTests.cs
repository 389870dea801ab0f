using System.Collections.Concurrent;

namespace Libvirt.Native.Tests;

public class EventTests
{
    [Fact]
    public void The_life_of_a_domain_arrives_in_order_on_the_loop_thread()
    {
        using var host = new TestHypervisor();
        var events = new ConcurrentQueue<DomainLifecycleEvent>();
        var threads = new ConcurrentDictionary<string, bool>();
        using var subscription = host.Connection.RegisterDomainEvent(DomainEventId.Lifecycle, e =>
        {
            threads[Thread.CurrentThread.Name ?? ""] = true;
            events.Enqueue((DomainLifecycleEvent)e);
        });

        using var domain = host.Define("one");
        domain.Create();
        domain.Suspend();
        domain.Resume();
        domain.Destroy();
        domain.Undefine();

        TestHypervisor.Eventually(() => events.Count >= 6, "six events arrive");
        events.Select(e => (e.Kind, e.Detail)).ShouldBe(
        [
            (DomainLifecycleKind.Defined, 0),
            (DomainLifecycleKind.Started, 0),
            (DomainLifecycleKind.Suspended, 0),
            (DomainLifecycleKind.Resumed, 0),
            (DomainLifecycleKind.Stopped, 1),
            (DomainLifecycleKind.Undefined, 0),
        ]);
        events.ShouldAllBe(e => e.DomainName == "one" && e.DomainUuid == domain.Uuid);
        threads.Keys.ShouldBe(["libvirt events"]);
    }

    [Fact]
    public void A_subscription_for_one_domain_hears_of_no_other()
    {
        using var host = new TestHypervisor();
        using var watched = host.Define("watched");
        using var other = host.Define("other");
        var mine = new ConcurrentQueue<string>();
        var all = new ConcurrentQueue<string>();
        using var forMine = host.Connection.RegisterDomainEvent(DomainEventId.Lifecycle, e => mine.Enqueue(e.DomainName), watched);
        using var forAll = host.Connection.RegisterDomainEvent(DomainEventId.Lifecycle, e => all.Enqueue(e.DomainName));

        other.Create();
        watched.Create();

        TestHypervisor.Eventually(() => all.Count >= 2 && !mine.IsEmpty, "both starts are reported");
        mine.ShouldBe(["watched"]);
    }

    [Fact]
    public void Several_subscriptions_to_the_same_events_come_and_go_independently()
    {
        using var host = new TestHypervisor();
        using var domain = host.Define("one");
        var first = new ConcurrentQueue<DomainLifecycleKind>();
        var second = new ConcurrentQueue<DomainLifecycleKind>();
        var firstSubscription = Subscribe(first);
        using var secondSubscription = Subscribe(second);

        domain.Create();
        TestHypervisor.Eventually(() => first.Contains(DomainLifecycleKind.Started), "the first hears of the start");
        firstSubscription.Dispose();
        domain.Suspend();
        TestHypervisor.Eventually(() => second.Contains(DomainLifecycleKind.Suspended), "the second still listens");
        secondSubscription.Dispose();
        domain.Resume();
        var third = new ConcurrentQueue<DomainLifecycleKind>();
        using var thirdSubscription = Subscribe(third);
        domain.Destroy();
        TestHypervisor.Eventually(() => third.Contains(DomainLifecycleKind.Stopped), "a third can follow after none was left");

        first.ShouldNotContain(DomainLifecycleKind.Suspended);
        second.ShouldNotContain(DomainLifecycleKind.Resumed);

        LibvirtEventSubscription Subscribe(ConcurrentQueue<DomainLifecycleKind> events) => host.Connection.RegisterDomainEvent(
            DomainEventId.Lifecycle, e => events.Enqueue(((DomainLifecycleEvent)e).Kind));
    }

    [Fact]
    public void A_callback_that_throws_is_reported_and_later_events_still_arrive()
    {
        using var host = new TestHypervisor();
        var errors = new ConcurrentQueue<Exception>();
        var others = new ConcurrentQueue<LibvirtDomainEvent>();
        using var failing = host.Connection.RegisterDomainEvent(
            DomainEventId.Lifecycle,
            e => throw new FormatException(e.DomainName),
            onError: error =>
            {
                errors.Enqueue(error);
                throw new InvalidOperationException("even the error callback throws");
            });
        using var working = host.Connection.RegisterDomainEvent(DomainEventId.Lifecycle, others.Enqueue);

        using var domain = host.Start("one");

        TestHypervisor.Eventually(() => errors.Count >= 2 && others.Count >= 2, "two events arrive at both");
        errors.ShouldAllBe(e => e is FormatException && e.Message == "one");
    }

    [Fact]
    public void After_dispose_no_callback_starts()
    {
        using var host = new TestHypervisor();
        var ended = new ConcurrentQueue<LibvirtDomainEvent>();
        var others = new ConcurrentQueue<LibvirtDomainEvent>();
        var subscription = host.Connection.RegisterDomainEvent(DomainEventId.Lifecycle, ended.Enqueue);
        using var other = host.Connection.RegisterDomainEvent(DomainEventId.Lifecycle, others.Enqueue);

        subscription.Dispose();
        subscription.Dispose();
        using var domain = host.Start("one");

        TestHypervisor.Eventually(() => others.Count >= 2, "the other subscription gets its events");
        ended.ShouldBeEmpty();
    }

    [Fact]
    public void A_subscription_can_end_itself_from_its_callback()
    {
        using var host = new TestHypervisor();
        var count = 0;
        var others = new ConcurrentQueue<LibvirtDomainEvent>();
        LibvirtEventSubscription? subscription = null;
        subscription = host.Connection.RegisterDomainEvent(DomainEventId.Lifecycle, _ =>
        {
            Interlocked.Increment(ref count);
            Volatile.Read(ref subscription)!.Dispose();
        });
        using var other = host.Connection.RegisterDomainEvent(DomainEventId.Lifecycle, others.Enqueue);

        using var domain = host.Start("one");

        TestHypervisor.Eventually(() => others.Count >= 2, "the other subscription gets its events");
        count.ShouldBe(1);
    }

    [Fact]
    public void Calls_back_into_libvirt_work_from_a_callback()
    {
        using var host = new TestHypervisor();
        var states = new ConcurrentQueue<DomainState>();
        using var subscription = host.Connection.RegisterDomainEvent(DomainEventId.Lifecycle, e =>
        {
            using var domain = host.Connection.LookupByUuid(e.DomainUuid);
            states.Enqueue(domain.GetState().State);
        });

        using var started = host.Start("one");

        TestHypervisor.Eventually(() => states.Contains(DomainState.Running), "the callback sees the running domain");
    }

    [Fact]
    public void Every_kind_of_event_can_be_registered()
    {
        using var host = new TestHypervisor();

        foreach (var id in Enum.GetValues<DomainEventId>())
        {
            host.Connection.RegisterDomainEvent(id, _ => { }).Dispose();
        }

        Should.Throw<ArgumentOutOfRangeException>(() => host.Connection.RegisterDomainEvent((DomainEventId)5, _ => { }));
    }

    [Fact]
    public async Task The_connection_closes_when_it_is_disposed_with_subscriptions_left()
    {
        // The test driver drops its domains with the last reference to a private host, so a leak would keep the file's host
        // alive. What can be seen from outside: the callback object is released by libvirt, hence collectable.
        var callback = SubscribeAndLeave();

        await CollectUntil(() => !callback.IsAlive);

        callback.IsAlive.ShouldBeFalse("libvirt called the release function of the subscription");
    }

    private static WeakReference SubscribeAndLeave()
    {
        using var host = new TestHypervisor();
        var target = new object();
        host.Connection.RegisterDomainEvent(DomainEventId.Lifecycle, _ => GC.KeepAlive(target));
        return new WeakReference(target);
    }

    private static async Task CollectUntil(Func<bool> condition)
    {
        for (var i = 0; i < 100 && !condition(); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(20);
        }
    }
}
