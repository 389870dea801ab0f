using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Tests.Peer;
using HotplugIac.Resources.Machine;

namespace HotplugIac.Resources.Tests;

public sealed class SilentHostsTests
{
    private const string Host = "qemu+ssh://home/system";

    private readonly FakeTime _time = new();

    [Fact]
    public void One_machine_has_its_own_error()
    {
        var hosts = new SilentHosts(_time);

        Tell(hosts, Host, "web").ShouldHaveSingleItem().ShouldBe(About("web"));
        hosts.IsTold(Host).ShouldBeTrue();
        hosts.IsTold("qemu:///system").ShouldBeFalse();
    }

    [Fact]
    public void Machines_that_come_together_have_one_error_that_names_them_in_order()
    {
        var told = Tell(new SilentHosts(_time), Host, "web", "db", "cache").ShouldHaveSingleItem();

        told.Detail.ShouldBe("web could not be read. It is the same for all 3 machines there: cache, db, web. (HP4010)");
    }

    [Fact]
    public void A_list_that_is_too_long_is_cut()
    {
        var names = Enumerable.Range(100, 300).Select(i => $"m{i}").ToArray();

        var told = Tell(new SilentHosts(_time), Host, names).ShouldHaveSingleItem();

        told.Detail.ShouldContain("all 300 machines there: m100, m101, ");
        told.Detail.ShouldContain(", m139 and 260 more.");
    }

    [Fact]
    public void Who_comes_late_has_an_error_again()
    {
        var hosts = new SilentHosts(_time);
        Tell(hosts, Host, "web", "db").Count.ShouldBe(1);

        Tell(hosts, Host, "late").ShouldHaveSingleItem().ShouldBe(About("late"));
    }

    [Fact]
    public void Each_host_has_its_own_error()
    {
        var hosts = new SilentHosts(_time);
        Tell(hosts, Host, "web", "db").Count.ShouldBe(1);

        Tell(hosts, "qemu+ssh://away/system", "far", "away").Count.ShouldBe(1);
    }

    private List<Problem> Tell(SilentHosts hosts, string route, params string[] names)
    {
        var told = _time.Run(() => Task.WhenAll(names.Select(n => hosts.TellAsync(route, n, About(n), CancellationToken.None))));
        return told.OfType<Problem>().ToList();
    }

    private static Problem About(string name) => Problem.Error("uri", LifecycleRules.Unreachable, $"{name} could not be read.");
}
