namespace Libvirt.Native.Tests;

public class ConcurrencyTests
{
    private const int Threads = 8;

    [Fact]
    public async Task Eight_threads_share_one_connection()
    {
        using var host = new TestHypervisor();

        await OnThreads(worker =>
        {
            for (var round = 0; round < 50; round++)
            {
                using var domain = host.Define($"vm-{worker}", vcpus: 1 + (round % 4));
                domain.Create();
                domain.SetVcpus(1 + (worker % 8), DomainVcpuFlags.Live);
                domain.GetVcpus(DomainVcpuFlags.Live).ShouldBe(1 + (worker % 8));
                using (var all = host.Connection.ListAllDomains())
                {
                    all.ShouldContain(d => d.Name == domain.Name);
                }

                host.Connection.GetAllDomainStats(DomainStatsTypes.State).ShouldContain(s => s.Uuid == domain.Uuid);
                domain.GetXml().ShouldContain($"<name>vm-{worker}</name>");
                domain.Destroy();
                domain.Undefine();
            }
        });

        using var left = host.Connection.ListAllDomains();
        left.ShouldBeEmpty();
    }

    [Fact]
    public async Task Disposing_a_domain_does_not_break_calls_in_flight()
    {
        using var host = new TestHypervisor();
        host.Define("shared").Dispose();

        for (var round = 0; round < 200; round++)
        {
            var domain = host.Connection.LookupByName("shared");
            using var start = new Barrier(Threads);
            await OnThreads(worker =>
            {
                start.SignalAndWait();
                if (worker == 0)
                {
                    domain.Dispose();
                    return;
                }

                for (var call = 0; call < 5; call++)
                {
                    ShouldAnswerOrBeDisposed(() => domain.GetXml().ShouldContain("<name>shared</name>"));

                    // A failing call must bring its own error out even if the last reference goes at the same moment.
                    ShouldAnswerOrBeDisposed(() => Should.Throw<LibvirtException>(() => domain.SetVcpus(99, DomainVcpuFlags.Config))
                        .Code.ShouldBe(LibvirtErrorCode.InvalidArg));
                }
            });
            Should.Throw<ObjectDisposedException>(() => domain.GetXml());
        }
    }

    [Fact]
    public async Task Disposing_a_connection_does_not_break_calls_in_flight()
    {
        for (var round = 0; round < 50; round++)
        {
            using var host = new TestHypervisor();
            host.Define("shared").Dispose();
            using var start = new Barrier(Threads);
            await OnThreads(worker =>
            {
                start.SignalAndWait();
                if (worker == 0)
                {
                    host.Connection.Dispose();
                    return;
                }

                ShouldAnswerOrBeDisposed(() =>
                {
                    using var all = host.Connection.ListAllDomains();
                    all.Single().GetXml().ShouldContain("<name>shared</name>");
                });
                ShouldAnswerOrBeDisposed(() => host.Connection.TryLookupByName("nobody").ShouldBeNull());
                ShouldAnswerOrBeDisposed(() => host.Connection.RegisterDomainEvent(DomainEventId.Lifecycle, _ => { }));
            });
            Should.Throw<ObjectDisposedException>(() => host.Connection.GetHostname());
        }
    }

    [Fact]
    public void A_late_call_fails_even_while_an_early_one_is_still_in_flight()
    {
        using var host = new TestHypervisor();
        var domain = host.Define();
        using (HandleLease.On(domain.Handle))
        {
            domain.Dispose();

            Should.Throw<ObjectDisposedException>(() => domain.GetXml());
            domain.Handle.IsClosed.ShouldBeFalse("the lease stands for a call in flight");
        }

        domain.Handle.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public void A_domain_outlives_its_connection_object()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start("one");

        host.Connection.Dispose();

        domain.GetState().State.ShouldBe(DomainState.Running);
        Should.Throw<ObjectDisposedException>(() => host.Connection.LookupByName("one"));
    }

    [Fact]
    public void Disposing_twice_does_nothing()
    {
        using var host = new TestHypervisor();
        var domain = host.Define();

        domain.Dispose();
        domain.Dispose();
        host.Connection.Dispose();
        host.Connection.Dispose();
    }

    private static void ShouldAnswerOrBeDisposed(Action call)
    {
        try
        {
            call();
        }
        catch (ObjectDisposedException)
        {
            // The call came late, which the test cannot prevent and does not need to.
        }
        catch (ShouldAssertException e) when (e.Message.Contains(nameof(ObjectDisposedException), StringComparison.Ordinal))
        {
            // The same, seen through Should.Throw.
        }
    }

    /// <summary>Real threads: the pool would start them one by one.</summary>
    private static Task OnThreads(Action<int> work) => Task.WhenAll(Enumerable.Range(0, Threads)
        .Select(worker => Task.Factory.StartNew(() => work(worker), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
}
