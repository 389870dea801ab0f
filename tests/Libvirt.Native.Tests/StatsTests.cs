namespace Libvirt.Native.Tests;

public class StatsTests
{
    [Fact]
    public void One_call_reports_every_domain_with_its_state()
    {
        using var host = new TestHypervisor();
        using var off = host.Define("off");
        using var on = host.Start("on");

        var stats = host.Connection.GetAllDomainStats(DomainStatsTypes.State).ToDictionary(s => s.Name);

        stats.Keys.ShouldBe(["off", "on"], ignoreOrder: true);
        stats["on"].Uuid.ShouldBe(on.Uuid);
        stats["on"].State.ShouldBe(new DomainStateInfo(DomainState.Running, (int)DomainRunningReason.Booted));
        stats["on"].Values["state.state"].Kind.ShouldBe(TypedValueKind.Int32);
        stats["off"].State!.Value.State.ShouldBe(DomainState.ShutOff);
        stats["on"].TryGetInt64("no.such.field").ShouldBeNull();
    }

    [Fact]
    public void Domains_can_be_filtered()
    {
        using var host = new TestHypervisor();
        using var off = host.Define("off");
        using var on = host.Start("on");

        host.Connection.GetAllDomainStats(DomainStatsTypes.State, DomainStatsFlags.Running).Select(s => s.Name).ShouldBe(["on"]);
    }

    [Fact]
    public void A_group_that_the_driver_lacks_is_left_out_or_refused_as_the_caller_wishes()
    {
        using var host = new TestHypervisor();
        using var on = host.Start("on");

        host.Connection.GetAllDomainStats(DomainStatsTypes.State | DomainStatsTypes.Block)
            .Single().Values.Keys.ShouldAllBe(field => field.StartsWith("state."));
        Should.Throw<LibvirtException>(() => host.Connection.GetAllDomainStats(DomainStatsTypes.Block, DomainStatsFlags.EnforceStats))
            .Code.ShouldBe(LibvirtErrorCode.ArgumentUnsupported);
    }

    [Fact]
    public void An_empty_host_has_no_statistics()
    {
        using var host = new TestHypervisor();

        host.Connection.GetAllDomainStats().ShouldBeEmpty();
    }
}
