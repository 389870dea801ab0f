using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Values;
using static HotplugIac.Resources.Tests.DataSources.DataSourceLab;

namespace HotplugIac.Resources.Tests.DataSources;

/// <summary><c>host</c>: what an operator asks before a machine is made larger.</summary>
public sealed class HostDataSourceTests : IAsyncDisposable
{
    private readonly PeerHosts _hosts = new();

    public ValueTask DisposeAsync() => _hosts.DisposeAsync();

    [Fact]
    public void Limits_and_versions_are_those_of_the_host_and_of_its_usual_machine()
    {
        _hosts[PeerHosts.Home].Host = new HostReading("x86_64", 16, ByteSize.FromGiB(64), new MachineFacts { VcpuLimit = 288, VirtioMem = true, VirtioMemUnplug = true })
        {
            MachineType = "pc-q35-9.0",
            LibvirtVersion = "10.0.0",
            QemuVersion = "9.0.0",
        };

        var host = _hosts.Read("host", MapValue.Empty).Answer();

        (host["hypervisor"].Text(), host["libvirt_version"].Text(), host["qemu_version"].Text(), host["architecture"].Text(), host["machine_type"].Text())
            .ShouldBe(("peer", "10.0.0", "9.0.0", "x86_64", "pc-q35-9.0"));
        (host["cpus"].Number(), host["memory"].Text(), host["vcpu_limit"].Number(), host["memory_slot_limit"].Number()).ShouldBe((16, "64GiB", 288, 256));
        (host["guest_block"].Text(), host["virtio_mem_block"].Text(), host["base_alignment"].Text()).ShouldBe(("128MiB", "2MiB", "1MiB"));
        (host["vcpu_hotplug"].Flag(), host["memory_hotplug"].Flag(), host["virtio_mem"].Flag(), host["virtio_mem_unplug"].Flag()).ShouldBe((true, true, true, true));
    }

    [Fact]
    public void What_running_machines_have_and_can_still_take_is_added_up_and_taken_from_the_hosts_memory()
    {
        _hosts[PeerHosts.Home].Others.AddRange([Other("db", PowerState.Paused), Other("off", PowerState.Off, PeerHosts.Small with { Vcpus = 3 })]);

        var host = _hosts.Read("host", MapValue.Empty).Answer();

        var running = (MapValue)host["running_machines"];
        (running["count"].Number(), running["vcpus"].Number(), running["max_vcpus"].Number()).ShouldBe((2, 4, 8));
        (running["memory"].Text(), running["max_memory"].Text(), host["unassigned_memory"].Text()).ShouldBe(("4GiB", "16GiB", "60GiB"));
        _hosts[PeerHosts.Home].Filters.ShouldHaveSingleItem().OnlyActive.ShouldBeTrue("machines that are off need not be read");
    }

    [Fact]
    public void More_than_the_host_has_given_away_leaves_nothing_unassigned()
    {
        var huge = PeerHosts.Small with { BaseMemory = ByteSize.FromGiB(100), MaxMemory = new ByteSize(long.MaxValue) };
        _hosts[PeerHosts.Home].Others.AddRange([Other("a", PowerState.Running, huge), Other("b", PowerState.Running, huge)]);

        var host = _hosts.Read("host", MapValue.Empty).Answer();

        host["unassigned_memory"].Text().ShouldBe("0B");
        ByteSize.Parse(host.At("running_machines", "max_memory").Text()).Bytes.ShouldBe(long.MaxValue, "more than a number holds is as much as it holds");
    }

    [Fact]
    public void Nodes_tell_their_memory_what_is_free_of_it_and_their_huge_pages()
    {
        _hosts[PeerHosts.Home].Host = _hosts[PeerHosts.Home].Host with
        {
            FreeMemory = ByteSize.FromGiB(3),
            Nodes =
            [
                new HostNode(0, CpuSet.First(8), ByteSize.FromGiB(64), ByteSize.FromGiB(3)) { HugePages = [new HostPages(ByteSize.FromMiB(2), 5_000_000_000, 7)] },
                new HostNode(2, CpuSet.Empty, ByteSize.FromGiB(1), null) { HugePages = [new HostPages(ByteSize.FromMiB(2), 0, null)] },
            ],
        };

        var host = _hosts.Read("host", MapValue.Empty).Answer();

        host["free_memory"].Text().ShouldBe("3GiB");
        var nodes = host.Items("nodes");
        nodes.Select(n => (n["id"].Number(), n["cpus"].Text(), n["memory"].Text(), n["free_memory"])).ShouldBe([(0, "0-7", "64GiB", Value.Of("3GiB")), (2, "", "1GiB", Value.Null)]);
        nodes[0].Items("huge_pages").ShouldBe([Machines.Map(("size", Value.Of("2MiB")), ("total", new NumberValue(5_000_000_000)), ("free", Value.Of(7)))]);
        nodes[1].Items("huge_pages")[0]["free"].ShouldBe(Value.Null);
    }

    [Fact]
    public void What_is_not_known_is_null_and_no_number()
    {
        var host = _hosts.Read("host", MapValue.Empty).Answer();

        new[] { "free_memory", "vcpu_limit", "libvirt_version", "qemu_version", "machine_type" }.ShouldAllBe(name => host[name].IsNull);
        host.Items("nodes").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("q35", true)]
    [InlineData("", true)]
    [InlineData("z80", false)]
    public void A_machine_type_is_shown_as_it_was_written_and_one_that_is_not_there_is_refused(string type, bool isThere)
    {
        var reply = _hosts.Read("host", Machines.Map(("machine_type", Value.Of(type))));

        if (isThere)
        {
            reply.Answer()["machine_type"].ShouldBe(type.Length == 0 ? Value.Null : Value.Of(type));
            return;
        }

        var problem = reply.Refusal();
        (problem.Code, problem.Attribute).ShouldBe((LifecycleRules.StepFailed.Code, "machine_type"));
        problem.Detail.ShouldContain("the machine 'z80' is not supported");
    }

    [Fact]
    public void A_running_machine_that_cannot_be_read_is_not_counted_and_a_warning_says_so()
    {
        _hosts[PeerHosts.Home].Others.Add(new ListedMachine("id-x", "x", PowerState.Running, null, new HypervisorException(LifecycleRules.StepFailed, "reading x: no")));

        var reply = _hosts.Read("host", MapValue.Empty);

        reply.State!.At("running_machines", "count").Number().ShouldBe(1);
        var warning = reply.Problems.ShouldHaveSingleItem();
        (warning.Severity, warning.Code).ShouldBe((Severity.Warning, "HP4006"));
        warning.Detail.ShouldContain("\"x\"");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_host_that_does_not_answer_is_an_error_even_where_a_refresh_would_keep_its_state(int reading)
    {
        _hosts[PeerHosts.Home].BreaksAtRead = reading;

        var problem = _hosts.Read("host", MapValue.Empty, new ProviderSettings(PeerHosts.Home) { OnUnreachable = UnreachablePolicy.Keep }).Refusal();

        (problem.Code, problem.Attribute).ShouldBe(("HP4010", "uri"));
        problem.Detail.ShouldContain(PeerHosts.Home);
    }

    [Fact]
    public void A_uri_of_no_hypervisor_and_a_missing_one_are_refused()
    {
        _hosts.Read("host", Machines.Map(("uri", Value.Of("vbox:///x")))).Refusal().Code.ShouldBe("HP9010");
        _hosts.Read("host", MapValue.Empty, new ProviderSettings(null)).Refusal().Code.ShouldBe("HP9011");
    }
}
