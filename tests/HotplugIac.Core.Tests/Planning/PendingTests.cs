using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>Machines whose next boot brings something else: "A live change never overwrites pending configuration that it does not concern."</summary>
public sealed class PendingTests
{
    private static readonly Sizing Filled = Small.With(Vmem("ua-hotplug-vmem0", "6GiB", "0B"));

    [Fact]
    public void A_live_change_of_vcpus_leaves_pending_memory_as_it_is()
    {
        var pending = Small with { BaseMemory = Size("1GiB"), MaxMemory = Size("32GiB"), MemorySlots = 4 };

        var plan = Pending(Small, pending).Plan(Spec with { Vcpus = 4 });

        plan.Lines().ShouldBe(["live vcpus: 2 → 4, hot-added (HP1001)"]);
        plan.ConfiguredAfter.ShouldBe(pending with { Vcpus = 4 });
    }

    [Fact]
    public void A_live_change_of_memory_leaves_pending_vcpus_as_they_are()
    {
        var plan = Pending(Small, Small with { Vcpus = 1, MaxVcpus = 16 }).Plan(Spec with { Memory = Size("4GiB") });

        plan.Lines().ShouldBe(["live memory: 2GiB → 4GiB, hot-added as DIMM (HP2001)"]);
        (plan.ConfiguredAfter.Vcpus, plan.ConfiguredAfter.MaxVcpus).ShouldBe((1, 16));
    }

    [Fact]
    public void A_live_change_of_memory_leaves_a_pending_maximum_and_the_devices_that_fill_it()
    {
        var raised = Running(Filled, VirtioMem);
        raised = raised.After(raised.Plan(Spec with { MaxMemory = Size("16GiB") }));

        var plan = raised.Plan(Spec with { Memory = Size("4GiB"), MaxMemory = Size("16GiB") }, Attributes.MaxMemory);

        plan.Lines().ShouldBe(["live memory: 2GiB → 4GiB, grown through virtio-mem (HP2002)"]);
        plan.ConfiguredAfter.MaxMemory.ShouldBe(Size("16GiB"));
        plan.ConfiguredAfter.Devices.ShouldBe([Vmem("ua-hotplug-vmem0", "14GiB", "2GiB") with { Current = ByteSize.Zero }]);
        plan.RunningAfter!.Devices.ShouldBe([Vmem("ua-hotplug-vmem0", "6GiB", "2GiB")]);
    }

    [Fact]
    public void A2_nvdimm_that_is_pending_stays_so_at_a_live_change_of_memory()
    {
        var nvdimm = new MemoryDevice(MemoryModel.Other, "ua-nv", Size("1GiB"), null);

        Pending(Small, Small.With(nvdimm)).Plan(Spec with { Memory = Size("4GiB") }).ConfiguredAfter.Devices
            .ShouldBe([Dimm("ua-hotplug-dimm0", "2GiB"), nvdimm], ignoreOrder: true);
    }

    [Fact]
    public void Devices_that_differ_while_the_capacity_does_not_are_left_alone()
    {
        var plan = Pending(Small.With(Dimm("ua-a", "1GiB")), Small.With(Dimm("ua-b", "1GiB"))).Plan(Spec with { Memory = Size("3GiB") });

        plan.Lines().ShouldBeEmpty();
        plan.Steps().ShouldBeEmpty();
    }

    [Fact]
    public void Undoing_a_pending_reduction_of_memory_is_live_and_brings_the_live_devices_back()
    {
        var running = Small.With(Dimm("ua-mine", "1GiB"), Dimm("ua-hotplug-dimm0", "1GiB"));
        var reduced = Running(running);
        reduced = reduced.After(reduced.Plan(Spec with { Memory = Size("2GiB"), Policy = Policy.Default with { Unplug = UnplugPolicy.Reboot } }));

        var plan = reduced.Plan(Spec with { Memory = Size("4GiB") }, Attributes.Memory);

        plan.Lines().ShouldBe(["live memory: 2GiB → 4GiB, configuration only, the machine has it already (HP4001)"]);
        plan.ConfiguredAfter.ShouldBe(running);
    }

    [Fact]
    public void Undoing_a_pending_reduction_below_base_memory_brings_base_memory_back()
    {
        var reduced = Running(Small);
        reduced = reduced.After(reduced.Plan(Spec with { Memory = Size("1GiB") }));

        var plan = reduced.Plan(Spec with { Memory = Size("2GiB") }, Attributes.Memory, Attributes.BaseMemory);

        plan.Lines().ShouldBe(
        [
            "live memory: 1GiB → 2GiB, configuration only, the machine has it already (HP4001)",
            "live base_memory: 1GiB → 2GiB, configuration only, the machine has it already (HP4001)",
        ]);
        plan.ConfiguredAfter.ShouldBe(Small);
    }

    [Fact]
    public void An_attribute_that_an_apply_has_put_off_gives_no_plan()
    {
        var snapshot = Pending(Small with { Vcpus = 4 }, Small with { MaxVcpus = 16, MaxMemory = Size("16GiB") });

        snapshot.Plan(Spec with { Vcpus = 2, MaxVcpus = 16, MaxMemory = Size("16GiB") }, Attributes.Vcpus, Attributes.MaxVcpus, Attributes.MaxMemory)
            .ShouldBe(new PlanResult(Impact.None, [], snapshot.Running, snapshot.Configured, []));
    }

    [Fact]
    public void A_pending_change_that_somebody_else_made_is_still_to_be_put_off() =>
        Pending(Small, Small with { MaxVcpus = 16 }).Plan(Spec with { MaxVcpus = 16 }).Lines().ShouldBe(["reboot max_vcpus: 4 → 16, at the next boot (HP1003)"]);

    [Fact]
    public void What_is_pending_is_told_per_attribute() =>
        PendingChanges.Between(Small, Small with { Vcpus = 3, MaxMemory = Size("16GiB") }).ShouldBe(new Dictionary<string, string>
        {
            ["max_memory"] = "8GiB → 16GiB at the next boot",
            ["vcpus"] = "2 → 3 at the next boot",
        });

    [Fact]
    public void Nothing_is_pending_on_a_machine_that_is_off() => PendingChanges.Between(null, Small).ShouldBeEmpty();
}
