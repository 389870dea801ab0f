using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>A request to a virtio-mem device returns at once (RULEBOOK A2), so whoever asked may be gone before the guest followed.</summary>
public sealed class MemoryResumeTests
{
    private static MachineSnapshot Asked(string requested, string current, string configured) => Pending(
        Small.With(Vmem("ua-hotplug-vmem0", "6GiB", requested) with { Current = Size(current) }), Small.With(Vmem("ua-hotplug-vmem0", "6GiB", configured)), VirtioMem);

    [Fact]
    public void A_growth_that_was_interrupted_is_asked_for_again_and_not_taken_for_done()
    {
        var plan = Asked("1GiB", "700MiB", "0B").Plan(Spec with { Memory = Size("3GiB") });

        plan.Lines().ShouldBe(["live memory: 2GiB → 3GiB, asked again: the guest uses 700MiB of virtio-mem instead of 1GiB (HP2011)"]);
        plan.Steps().ShouldBe(["resize the virtio-mem device ua-hotplug-vmem0 from 700MiB to 1GiB", "write the configuration"]);
        plan.Steps[0].NeedsGuest.ShouldBeFalse();
        plan.ConfiguredAfter.ShouldBe(plan.RunningAfter!.AsConfigured());
    }

    [Fact]
    public void A_reduction_that_was_interrupted_is_asked_for_again_unless_the_guest_must_not_be_asked()
    {
        var plan = Asked("512MiB", "700MiB", "1GiB").Plan(Spec with { Memory = Size("2560MiB") });

        plan.Lines().ShouldBe(["live memory: 3GiB → 2560MiB, asked again: the guest uses 700MiB of virtio-mem instead of 512MiB (HP2011)"]);
        plan.Steps[0].NeedsGuest.ShouldBeTrue();
        Asked("512MiB", "700MiB", "1GiB").Plan(Spec with { Memory = Size("2560MiB"), Policy = Policy.Default with { Unplug = UnplugPolicy.Reboot } }).Lines()
            .ShouldBe(["live memory: 3GiB → 2560MiB, configuration only, the machine has it already (HP4001)"]);
    }

    [Fact]
    public void With_a_reboot_planned_nobody_asks_before_it() =>
        Asked("1GiB", "700MiB", "0B").Plan(Spec with { Memory = Size("3GiB"), MaxMemory = Size("16GiB"), Policy = Policy.Default with { OnRebootRequired = RebootPolicy.Reboot } }).Lines().ShouldBe(
        [
            "live memory: 2GiB → 3GiB, configuration only, the machine has it already (HP4001)",
            "reboot max_memory: 8GiB → 16GiB, with the stop and start (HP2003)",
        ]);

    [Fact]
    public void A_guest_that_is_behind_a_size_which_is_configured_is_let_be() =>
        Asked("1GiB", "0B", "1GiB").Plan(Spec with { Memory = Size("3GiB") }).Lines().ShouldBeEmpty();

    [Fact]
    public void What_nobody_asks_for_any_more_is_not_asked_again() =>
        Asked("1GiB", "700MiB", "0B").Plan(Spec with { Vcpus = 4 }).Lines().ShouldBe(["live vcpus: 2 → 4, hot-added (HP1001)"]);

    [Fact]
    public void A_growth_that_goes_on_to_another_size_asks_for_that_one() =>
        Asked("1GiB", "700MiB", "0B").Plan(Spec with { Memory = Size("4GiB") }).Steps()[0].ShouldBe("resize the virtio-mem device ua-hotplug-vmem0 from 1GiB to 2GiB");

    [Fact]
    public void A_named_device_of_the_users_is_asked_again_likewise() =>
        Pending(Small.With(Vmem("ua-a", "4GiB", "1GiB") with { Current = Size("2MiB") }), Small, VirtioMem)
            .Plan(Spec with { MemoryDevices = [Vmem("ua-a", "4GiB", "1GiB") with { Current = ByteSize.Zero }] }).Lines().ShouldBe(
            [
                "live memory: 2GiB → 3GiB, asked again: the guest uses 2MiB of virtio-mem instead of 1GiB (HP2011)",
                "live memory_devices: none → ua-a: virtio-mem 1GiB of 4GiB, configuration only, the machine has it already (HP4001)",
            ]);
}
