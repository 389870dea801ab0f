using HotplugIac.Core.Model;
using HotplugIac.Hosting;
using HotplugIac.Resources.DataSources;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using Libvirt.Native;

namespace HotplugIac.Resources.Tests.DataSources;

/// <summary><c>virtual_machine</c>: what an import of the resource would show.</summary>
public sealed class MachineDataSourceTests : IAsyncDisposable
{
    private static readonly MapValue ByName = Machines.Map(("name", Value.Of("web")));
    private static readonly MapValue ById = Machines.Map(("id", Value.Of("3f0c")));

    private readonly PeerHosts _hosts = new();

    public ValueTask DisposeAsync() => _hosts.DisposeAsync();

    [Fact]
    public void It_shows_what_an_import_shows_and_nothing_is_left_out()
    {
        var state = _hosts.Read("virtual_machine", ByName).Answer();

        var imported = _hosts.Provider().Import("web").State!;
        string[] same =
        [
            "id", "name", "vcpus", "max_vcpus", "min_vcpus", "cpu_topology", "memory", "base_memory", "max_memory", "memory_slots", "memory_method",
            "memory_devices", "numa_cells", "numa_tune", "pending_reboot", "pending_changes", "live_values", "power_state", "hypervisor",
        ];
        same.ShouldAllBe(name => state[name].Equals(imported[name]));
        state.Fields.Keys.ShouldBe(DataSourceTable.All.Single(d => d.Name == "virtual_machine").Rows.Select(r => r.Name), ignoreOrder: true);
        SizingAttribute.All.ShouldAllBe(a => same.Contains(a.Name));
        (state["persistent"].Flag(), state["managed_save"].Flag(), state["found_at"].Text()).ShouldBe((true, false, PeerHosts.Home));
    }

    [Fact]
    public void What_is_pending_stands_beside_what_runs()
    {
        _hosts.Machine.Configured = _hosts.Machine.Configured with { Vcpus = 3 };

        var state = _hosts.Read("virtual_machine", ById).Answer();

        (state["vcpus"].Number(), state["pending_reboot"].Flag()).ShouldBe((2, true));
        state.At("pending_changes", "vcpus").Text().ShouldBe("2 → 3 at the next boot");
        state["name"].Text().ShouldBe("web");
    }

    [Fact]
    public void Devices_with_names_and_the_placement_are_told_although_no_resource_has_set_them()
    {
        MemoryDevice Dimm(string alias) => new(MemoryModel.Dimm, alias, ByteSize.FromGiB(1), null);
        var tune = new NumaTune(NumaTuneMode.Strict, CpuSet.First(1));
        _hosts.Machine.Running = PeerHosts.Small with { Devices = [Dimm("ua-a"), Dimm("dimm0"), Dimm("ua-hotplug-1")], NumaTune = tune };

        var state = _hosts.Read("virtual_machine", ByName).Answer();

        ((MapValue)state["memory_devices"]).Fields.Keys.ShouldBe(["a"]);
        state.At("memory_devices", "a", "size").Text().ShouldBe("1GiB");
        state.At("numa_tune", "nodeset").Text().ShouldBe("0");
        (state["memory"].Text(), state["memory_method"].Text()).ShouldBe(("5GiB", "dimm"));
    }

    [Fact]
    public void A_transient_machine_and_one_with_a_saved_image_say_so()
    {
        _hosts.Machine.Persistent = false;
        _hosts.Read("virtual_machine", ByName).Answer()["persistent"].Flag().ShouldBeFalse();

        (_hosts.Machine.Persistent, _hosts.Machine.ManagedSave, _hosts.Machine.Running) = (true, true, null);
        var off = _hosts.Read("virtual_machine", ByName).Answer();
        (off["managed_save"].Flag(), off["power_state"].Text(), off["live_values"].IsNull, off["vcpus"].Number()).ShouldBe((true, "shut off", true, 2));
    }

    [Fact]
    public void By_id_it_is_found_at_another_known_host_and_by_name_it_is_not()
    {
        _hosts.Migrate();
        var settings = new ProviderSettings(PeerHosts.Home) { Hosts = [PeerHosts.Away] };

        var found = _hosts.Read("virtual_machine", ById, settings).Answer();
        var missing = _hosts.Read("virtual_machine", ByName, settings).Refusal();

        (found["found_at"].Text(), found["uri"]).ShouldBe((PeerHosts.Away, Value.Null));
        (missing.Code, missing.Attribute).ShouldBe(("HP4008", "name"));
        missing.Detail.ShouldBe("There is no machine \"web\" at peer://home. Check name and uri. For a machine that the same configuration creates, let the data source wait for it with depends_on. (HP4008)");
    }

    [Fact]
    public void An_id_that_is_nowhere_is_refused_with_all_the_places()
    {
        _hosts[PeerHosts.Home].GoneAtRead = 1;

        var problem = _hosts.Read("virtual_machine", ById, new ProviderSettings(PeerHosts.Home) { Hosts = [PeerHosts.Away] }).Refusal();

        (problem.Code, problem.Attribute).ShouldBe(("HP4008", "id"));
        problem.Detail.ShouldContain("at peer://home, nor at peer://away. Check id and uri.");
    }

    [Theory]
    [InlineData(null, null, "name", "Neither name nor id is set.")]
    [InlineData("web", "3f0c", "name", "name and id are both set.")]
    [InlineData("", null, "name", "name is empty.")]
    [InlineData(null, "", "id", "id is empty.")]
    public void Exactly_one_of_name_and_id_names_the_machine(string? name, string? id, string attribute, string text)
    {
        var problem = _hosts.Read("virtual_machine", Machines.Map(("name", Value.Of(name)), ("id", Value.Of(id)))).Refusal();

        (problem.Code, problem.Attribute).ShouldBe(("HP9041", attribute));
        problem.Detail.ShouldStartWith(text);
        _hosts[PeerHosts.Home].Reads.ShouldBe(0);
    }

    [Fact]
    public void A_name_that_is_not_known_yet_may_still_be_the_only_one() =>
        DataSourceReader.Validate("virtual_machine", Machines.Map(("name", Value.Unknown), ("id", Value.Of("3f0c")))).ShouldBeEmpty();

    [Fact]
    public void A_provider_that_does_not_know_its_hypervisor_yet_is_told_before_anything_is_asked()
    {
        var uri = _hosts.Read("virtual_machine", ByName, new ProviderSettings(null) { UriIsUnknown = true }).Refusal();
        var simulate = _hosts.Read("virtual_machine", ByName, new ProviderSettings(PeerHosts.Home) { SimulatorIsUnknown = true }).Refusal();
        var named = _hosts.Read("virtual_machine", ByName.With("uri", Value.Of(PeerHosts.Home)), new ProviderSettings(null) { UriIsUnknown = true });

        (uri.Code, simulate.Code).ShouldBe(("HP9043", "HP9043"));
        uri.Detail.ShouldStartWith("The provider's uri is not known yet");
        simulate.Detail.ShouldStartWith("The provider's simulate is not known yet");
        named.Answer()["uri"].Text().ShouldBe(PeerHosts.Home);
    }

    [Fact]
    public void A_hypervisor_that_never_answers_is_given_up_when_the_timeout_is_over()
    {
        _hosts[PeerHosts.Home].HangsAtRead = 1;

        var problem = _hosts.Read("virtual_machine", ByName.With("timeouts", Machines.Map(("read", Value.Of("7m"))))).Refusal();

        (problem.Code, problem.Attribute).ShouldBe(("HP4029", "timeouts"));
        problem.Detail.ShouldContain("longer than timeouts.read allows (0:07:00) and was stopped. Apply again");
        _hosts.Time.Elapsed.ShouldBe(TimeSpan.FromMinutes(7));
    }

    [Fact]
    public void A_bound_that_is_no_duration_is_refused() =>
        _hosts.Read("virtual_machine", ByName.With("timeouts", Machines.Map(("read", Value.Of("7"))))).Refusal().Code.ShouldBe("HP9025");

    [Fact]
    public async Task On_libvirts_own_test_driver_it_is_found_by_either()
    {
        using var libvirt = LibvirtConnection.Open("test:///default");
        using var domain = libvirt.LookupByName("test");
        await using var pool = new HypervisorPool(new HypervisorTable());
        var reader = new DataSourceReader(pool, new ProviderSettings("test:///default"), TimeProvider.System);
        var upper = domain.Uuid.ToString().ToUpperInvariant();

        var named = (await reader.ReadAsync("virtual_machine", Machines.Map(("name", Value.Of("test"))), CancellationToken.None)).Answer();
        var identified = (await reader.ReadAsync("virtual_machine", Machines.Map(("id", Value.Of(upper))), CancellationToken.None)).Answer();

        named["id"].Text().ShouldBe(domain.Uuid.ToString());
        identified["id"].Text().ShouldBe(upper, "as it was asked for");
        (identified["name"].Text(), identified["hypervisor"].Text(), identified["power_state"].Text()).ShouldBe(("test", "libvirt", "running"));
    }
}
