using HotplugIac.Core.Model;
using HotplugIac.Hosting;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;
using Libvirt.Native;

namespace HotplugIac.Resources.Tests;

/// <summary>The life of the resource on libvirt's own test driver: no devices there, but vCPUs, definitions and a running and an inactive side.</summary>
public sealed class VirtualMachineResourceTests : IAsyncLifetime, IDisposable
{
    private const string Uri = "test:///default";

    private readonly HypervisorPool _pool = new(new HypervisorTable());
    private readonly VirtualMachineResource _resource;
    private readonly string _name = $"vm-{Guid.NewGuid():N}";
    private LibvirtConnection? _libvirt;
    private LibvirtDomain? _domain;

    public VirtualMachineResourceTests() =>
        _resource = new VirtualMachineResource(_pool, new ProviderSettings(Uri), TimeProvider.System, ApplyTimeouts.Default);

    public Task InitializeAsync()
    {
        _libvirt = LibvirtConnection.Open(Uri);
        // The test driver does not list vCPUs by itself when they are plugged, as QEMU's does.
        _domain = _libvirt.DefineXml($"""
            <domain type='test'><name>{_name}</name><memory unit='MiB'>512</memory><vcpu current='2'>4</vcpu>
            <vcpus>
              <vcpu id='0' enabled='yes' hotpluggable='no'/><vcpu id='1' enabled='yes' hotpluggable='no'/>
              <vcpu id='2' enabled='no' hotpluggable='yes'/><vcpu id='3' enabled='no' hotpluggable='yes'/>
            </vcpus>
            <os><type>hvm</type></os></domain>
            """);
        _domain.Create();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _domain?.Dispose();
        _libvirt?.Dispose();
    }

    public async Task DisposeAsync() => await _pool.DisposeAsync();

    [Fact]
    public async Task Adopting_a_machine_as_it_is_plans_no_impact_and_applies_nothing()
    {
        var config = Config(("vcpus", Value.Of(2)), ("memory", Value.Of("512MiB")));

        var (plan, apply) = await PlanAndApplyAsync(null, config, []);

        plan.Planned.At("impact", "verdict").Text().ShouldBe("none");
        apply.State!["id"].Text().ShouldBe(_domain!.Uuid.ToString());
        apply.State["max_vcpus"].Number().ShouldBe(4);
        await ShouldBeSettledAsync(apply, config);
    }

    [Fact]
    public async Task Growth_is_live_and_a_new_maximum_is_deferred_and_undone_live()
    {
        var adopted = await AdoptAsync();
        var grown = Config(("vcpus", Value.Of(4)), ("max_vcpus", Value.Of(8)), ("memory", Value.Of("512MiB")));

        var (plan, apply) = await PlanAndApplyAsync(adopted.State, grown, adopted.Private);

        plan.Planned.At("impact", "live", "vcpus").Text().ShouldBe("2 → 4, hot-added (HP1001)");
        plan.Planned.At("impact", "reboot", "max_vcpus").Text().ShouldBe("4 → 8, at the next boot (HP1003)");
        plan.Problems.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
        _domain!.GetVcpus(DomainVcpuFlags.Live).ShouldBe(4);
        apply.State!["max_vcpus"].Number().ShouldBe(8);
        apply.State["pending_reboot"].Flag().ShouldBeTrue();
        apply.State.At("live_values", "max_vcpus").Number().ShouldBe(4);
        await ShouldBeSettledAsync(apply, grown);

        var undone = Config(("vcpus", Value.Of(4)), ("max_vcpus", Value.Of(4)), ("memory", Value.Of("512MiB")));
        (plan, apply) = await PlanAndApplyAsync(VirtualMachineResource.Upgrade(apply.State), undone, apply.Private);
        plan.Planned.At("impact", "verdict").Text().ShouldBe("live");
        apply.State!["pending_reboot"].Flag().ShouldBeFalse();
    }

    [Fact]
    public async Task Drift_shows_the_deviating_value_and_its_impact()
    {
        var adopted = await AdoptAsync();
        _domain!.SetVcpus(3, DomainVcpuFlags.Config);

        var read = await _resource.ReadAsync(VirtualMachineResource.Upgrade(adopted.State!), adopted.Private, CancellationToken.None);
        var plan = await _resource.PlanAsync(new PlanRequest(read.State, Config(("vcpus", Value.Of(2)), ("memory", Value.Of("512MiB"))), read.Private), CancellationToken.None);

        read.State!["vcpus"].Number().ShouldBe(3);
        plan.Planned.At("impact", "live", "vcpus").Text().ShouldBe("3 → 2, configuration only, the machine has it already (HP4001)");
    }

    [Fact]
    public async Task An_unknown_input_makes_the_impact_unknown()
    {
        var adopted = await AdoptAsync();

        var plan = await _resource.PlanAsync(new PlanRequest(adopted.State, Config(("vcpus", Value.Unknown), ("memory", Value.Of("512MiB"))), adopted.Private), CancellationToken.None);

        plan.Planned["impact"].ShouldBe(Value.Unknown);
        plan.Planned["vcpus"].ShouldBe(Value.Unknown);
        plan.Planned["id"].ShouldBe(adopted.State!["id"]);
        plan.Planned["memory"].ShouldBe(adopted.State["memory"]);
    }

    [Fact]
    public async Task An_equal_size_in_other_units_plans_the_prior_spelling()
    {
        var adopted = await AdoptAsync();

        var plan = await _resource.PlanAsync(new PlanRequest(adopted.State, Config(("vcpus", Value.Of(2)), ("memory", Value.Of("0.5GiB"))), adopted.Private), CancellationToken.None);

        plan.Planned["memory"].Text().ShouldBe("512MiB");
        plan.Planned.ShouldBe(adopted.State);
    }

    [Fact]
    public async Task Adopting_keeps_the_spelling_of_the_configuration()
    {
        var config = Config(("vcpus", Value.Of(2)), ("memory", Value.Of("524288KiB")));

        var (plan, apply) = await PlanAndApplyAsync(null, config, []);

        plan.Planned["memory"].Text().ShouldBe("524288KiB");
        apply.State!["memory"].Text().ShouldBe("524288KiB");
        await ShouldBeSettledAsync(apply, config);
    }

    [Fact]
    public async Task Apply_stops_when_the_plan_rests_on_a_machine_that_is_no_longer_so()
    {
        var adopted = await AdoptAsync();
        var config = Config(("vcpus", Value.Of(4)), ("memory", Value.Of("512MiB")));
        var plan = await _resource.PlanAsync(new PlanRequest(adopted.State, config, adopted.Private), CancellationToken.None);
        _domain!.SetVcpus(1, DomainVcpuFlags.Live | DomainVcpuFlags.Config);

        var apply = await _resource.ApplyAsync(new ApplyRequest(adopted.State, plan.Planned, config, plan.Private), CancellationToken.None);

        apply.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4004");
        _domain.GetVcpus(DomainVcpuFlags.Live).ShouldBe(1);
        apply.State!["vcpus"].Number().ShouldBe(1);
    }

    [Fact]
    public async Task Deleting_an_adopted_machine_releases_it_running()
    {
        var adopted = await AdoptAsync();

        var reply = await _resource.ApplyAsync(new ApplyRequest(adopted.State, null, MapValue.Empty, adopted.Private), CancellationToken.None);

        reply.State.ShouldBeNull();
        _domain!.IsActive().ShouldBeTrue();
    }

    [Fact]
    public async Task A_machine_is_created_from_its_definition_and_deleted_with_the_resource()
    {
        var name = _name + "-new";
        var config = Machines.Map(("name", Value.Of(name)), ("vcpus", Value.Of(2)), ("memory", Value.Of("256MiB")),
            ("definition", Value.Of("<domain type='test'><os><type>hvm</type></os></domain>")));

        var (plan, apply) = await PlanAndApplyAsync(null, config, []);

        plan.Planned["max_vcpus"].Number().ShouldBe(8);
        using (var created = _libvirt!.LookupByName(name))
        {
            created.IsActive().ShouldBeTrue();
            created.GetVcpus(DomainVcpuFlags.Live).ShouldBe(2);
        }

        await ShouldBeSettledAsync(apply, config);
        (await _resource.ApplyAsync(new ApplyRequest(apply.State, null, MapValue.Empty, apply.Private), CancellationToken.None)).State.ShouldBeNull();
        _libvirt.TryLookupByName(name).ShouldBeNull();
    }

    [Fact]
    public async Task An_edited_definition_is_refused()
    {
        var adopted = await AdoptAsync();
        var state = adopted.State!.With("definition", Value.Of("<domain/>"));
        var config = Config(("vcpus", Value.Of(2)), ("memory", Value.Of("512MiB")), ("definition", Value.Of("<domain><title>new</title></domain>")));

        var plan = await _resource.PlanAsync(new PlanRequest(state, config, adopted.Private), CancellationToken.None);

        plan.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4009");
    }

    [Fact]
    public async Task A_definition_that_cannot_be_read_makes_nobody_the_owner_of_an_adopted_machine()
    {
        var adopted = await AdoptAsync();
        var config = Config(("vcpus", Value.Of(2)), ("memory", Value.Of("512MiB")), ("definition", Value.Of("<domain")));

        var plan = await _resource.PlanAsync(new PlanRequest(adopted.State, config, adopted.Private), CancellationToken.None);

        var problem = plan.Problems.ShouldHaveSingleItem();
        (problem.Attribute, problem.Code).ShouldBe(("definition", "HP9009"));
        plan.Planned.ShouldBe(adopted.State);
    }

    [Fact]
    public async Task Import_by_name_uuid_and_uri_finds_the_same_machine()
    {
        foreach (var id in new[] { _name, _domain!.Uuid.ToString().ToUpperInvariant(), $"{Uri}#{_name}" })
        {
            var import = await _resource.ImportAsync(id, CancellationToken.None);

            import.Problems.ShouldBeEmpty();
            import.State!["vcpus"].Number().ShouldBe(2);
            import.State["uri"].ShouldBe(Value.Null, "the provider's uri need not be repeated");
        }
    }

    [Theory]
    [InlineData(null, "no-such-machine", "HP4008")]
    [InlineData("vbox:///session", "any", "HP9010")]
    [InlineData("qemu:///system?socket=/nonexistent/socket", "any", "HP4010")]
    public async Task A_machine_that_cannot_be_found_is_explained(string? uri, string name, string code)
    {
        var config = Machines.Map(("name", Value.Of(name)), ("uri", Value.Of(uri)), ("vcpus", Value.Of(1)), ("memory", Value.Of("1GiB")));

        var plan = await _resource.PlanAsync(new PlanRequest(null, config, []), CancellationToken.None);

        plan.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Another_name_replaces_the_machine()
    {
        var adopted = await AdoptAsync();

        var plan = await _resource.PlanAsync(new PlanRequest(adopted.State, Machines.Map(("name", Value.Of("other")), ("vcpus", Value.Of(2))), adopted.Private), CancellationToken.None);

        plan.Replaces.ShouldBe(["name"]);
    }

    [Fact]
    public async Task A_machine_that_is_gone_reads_as_gone()
    {
        var adopted = await AdoptAsync();
        _domain!.Destroy();
        _domain.Undefine();

        (await _resource.ReadAsync(adopted.State!, adopted.Private, CancellationToken.None)).State.ShouldBeNull();
    }

    private MapValue Config(params (string Name, Value Value)[] attributes) => Machines.Map([("name", Value.Of(_name)), .. attributes]);

    private async Task<ApplyReply> AdoptAsync()
    {
        var (_, apply) = await PlanAndApplyAsync(null, Config(("vcpus", Value.Of(2)), ("memory", Value.Of("512MiB"))), []);
        return apply;
    }

    private async Task<(PlanReply Plan, ApplyReply Apply)> PlanAndApplyAsync(MapValue? prior, MapValue config, byte[] privateBytes)
    {
        var plan = await _resource.PlanAsync(new PlanRequest(prior, config, privateBytes), CancellationToken.None);
        plan.Problems.ShouldAllBe(p => p.Severity == Severity.Warning);
        var apply = await _resource.ApplyAsync(new ApplyRequest(prior, plan.Planned, config, plan.Private), CancellationToken.None);
        apply.Problems.ShouldBeEmpty();
        return (plan, apply);
    }

    /// <summary>A refresh changes nothing, and the same configuration plans nothing.</summary>
    private async Task ShouldBeSettledAsync(ApplyReply apply, MapValue config)
    {
        var state = VirtualMachineResource.Upgrade(apply.State!);
        var read = await _resource.ReadAsync(state, apply.Private, CancellationToken.None);
        read.State.ShouldBe(state);
        var plan = await _resource.PlanAsync(new PlanRequest(read.State, config, read.Private), CancellationToken.None);
        plan.Planned.ShouldBe(state);
        plan.Problems.ShouldBeEmpty();
    }
}
