using HotplugIac.Core.Checking;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Checking;

/// <summary>Plans that a planner with a bug could make: each is found. The plan before it was spoiled is legal.</summary>
public sealed class PlanCheckerTests
{
    private static readonly MachineSpec Growth = Spec with { Vcpus = 4, Memory = Size("4GiB") };
    private static readonly MachineSnapshot Machine = Running(Small);

    private static void ShouldBeFound(MachineSpec spec, MachineSnapshot snapshot, Func<PlanResult, PlanResult> spoil, string finding)
    {
        var plan = snapshot.Plan(spec);
        PlanChecker.Check(spec, snapshot, plan).ShouldBeEmpty();

        PlanChecker.Check(spec, snapshot, spoil(plan)).ShouldContain(f => f.Contains(finding, StringComparison.Ordinal));
    }

    private static PlanResult Replace<TStep>(PlanResult plan, Func<TStep, PlanStep> spoil)
        where TStep : PlanStep =>
        plan with { Steps = plan.Steps.Select(s => s is TStep step ? spoil(step) : s).ToEquatableList() };

    private static PlanResult ReplaceChange(PlanResult plan, string attribute, Func<Change, Change> spoil) =>
        plan with { Impact = plan.Impact with { Changes = plan.Impact.Changes.Select(c => c.Attribute == attribute ? spoil(c) : c).ToEquatableList() } };

    [Fact]
    public void A_live_change_that_is_listed_as_reboot() =>
        ShouldBeFound(Growth, Machine, plan => ReplaceChange(plan, "vcpus", c => c with { Class = ImpactClass.Reboot, Code = "HP1002" }), "vcpus: \"2 → 4");

    [Fact]
    public void A_reboot_change_that_is_listed_as_live() =>
        ShouldBeFound(Spec with { MaxVcpus = 8 }, Machine, plan => ReplaceChange(plan, "max_vcpus", c => c with { Class = ImpactClass.Live, Code = "HP4001" }), "is not what becomes of it");

    [Fact]
    public void A_code_of_another_class() =>
        ShouldBeFound(Growth, Machine, plan => ReplaceChange(plan, "memory", c => c with { Code = "HP2005" }), "HP2005 is no code for a Live change");

    [Fact]
    public void A_step_whose_change_is_missing() =>
        ShouldBeFound(Growth, Machine, plan => plan with { Impact = new Impact(plan.Impact.Changes.Where(c => c.Attribute != "vcpus").ToEquatableList()) }, "the impact lists no live change of vcpus");

    [Fact]
    public void A_change_whose_step_is_missing() =>
        ShouldBeFound(Growth, Machine, plan => plan with { Steps = plan.Steps.Where(s => s is not SetVcpusStep).ToEquatableList() }, "The steps do not lead to the running machine");

    [Fact]
    public void A_step_too_many() =>
        ShouldBeFound(Growth, Machine, plan => plan with { Steps = [.. plan.Steps, new AttachMemoryDeviceStep(Dimm("ua-more", "1GiB"))] }, "The steps do not lead to the running machine");

    [Fact]
    public void A_dimm_of_100_MiB() =>
        ShouldBeFound(Growth, Machine, plan => Replace<AttachMemoryDeviceStep>(plan, s => s with { Device = s.Device with { Size = Size("100MiB") } }), "A DIMM of 100MiB is no multiple");

    [Fact]
    public void More_dimms_than_slots() =>
        ShouldBeFound(Growth, Running(Small with { MemorySlots = 1 }),
            plan => plan with { Steps = [.. plan.Steps, new AttachMemoryDeviceStep(Dimm("ua-more", "1GiB"))] }, "No slot is free: 1 of 1");

    [Fact]
    public void More_memory_than_the_maximum() =>
        ShouldBeFound(Growth, Machine, plan => Replace<AttachMemoryDeviceStep>(plan, s => s with { Device = s.Device with { Size = Size("16GiB") } }), "would exceed the maximum of 8GiB");

    [Fact]
    public void A_dimm_without_a_user_alias() =>
        ShouldBeFound(Growth, Machine, plan => Replace<AttachMemoryDeviceStep>(plan, s => s with { Device = s.Device with { Alias = "dimm0" } }), "not a free user alias");

    [Fact]
    public void A_device_for_a_cell_that_is_not_there() =>
        ShouldBeFound(Growth, Machine, plan => Replace<AttachMemoryDeviceStep>(plan, s => s with { Device = s.Device with { Node = 0 } }), "Node 0 is not one of 0 cells");

    [Fact]
    public void A_virtio_mem_device_without_a_root_port() =>
        ShouldBeFound(Spec with { Memory = Size("4GiB") }, Running(Small, VirtioMem with { FreeRootPorts = 1 }),
            plan => Replace<AttachMemoryDeviceStep>(plan, s => s with { Device = s.Device with { Size = Size("3GiB") } })
                with { Steps = [.. plan.Steps, new AttachMemoryDeviceStep(Vmem("ua-more", "1GiB", "0B"))] }, "cannot be attached (0 root ports)");

    [Fact]
    public void A_virtio_mem_request_above_the_size() =>
        ShouldBeFound(Spec with { Memory = Size("5GiB") }, Running(Small.With(Vmem("ua-m", "6GiB", "1GiB")), VirtioMem),
            plan => Replace<ResizeMemoryDeviceStep>(plan, s => s with { Requested = Size("8GiB") }), "cannot go from 1GiB to 8GiB");

    [Fact]
    public void A_virtio_mem_request_that_changes_nothing() =>
        ShouldBeFound(Spec with { Memory = Size("5GiB") }, Running(Small.With(Vmem("ua-m", "6GiB", "1GiB")), VirtioMem),
            plan => Replace<ResizeMemoryDeviceStep>(plan, s => s with { Requested = Size("1GiB") }), "cannot go from 1GiB to 1GiB");

    [Fact]
    public void A_dimm_that_is_detached_and_is_not_there() =>
        ShouldBeFound(Spec with { Memory = Size("2GiB") }, Running(Small.With(Dimm("ua-a", "1GiB"))),
            plan => Replace<DetachMemoryDeviceStep>(plan, s => s with { Device = Dimm("ua-b", "1GiB") }), "There is no memory device ua-b");

    [Fact]
    public void A_virtio_mem_device_that_is_detached_with_memory_in_it() =>
        ShouldBeFound(Spec with { MemoryDevices = [] }, Running(Small.With(Vmem("ua-m", "4GiB", "1GiB")), VirtioMem with { VirtioMemUnplug = true }),
            plan => plan with { Steps = [.. plan.Steps.Where(s => s is not ResizeMemoryDeviceStep)] }, "There is no memory device ua-m as the step wants to detach it");

    [Fact]
    public void A_virtio_mem_device_that_is_detached_where_the_hypervisor_cannot() =>
        ShouldBeFound(Spec with { MemoryDevices = [] }, Running(Small.With(Vmem("ua-m", "4GiB", "1GiB")), VirtioMem),
            plan => plan with { Steps = [.. plan.Steps, new DetachMemoryDeviceStep(Vmem("ua-m", "4GiB", "0B"))] }, "cannot be detached from a running machine");

    [Fact]
    public void Memory_that_is_taken_although_the_guest_must_not_be_asked() =>
        PlanChecker.Check(Spec with { Memory = Size("2GiB"), Policy = Policy.Default with { Unplug = UnplugPolicy.Reboot } }, Running(Small.With(Dimm("ua-a", "1GiB"))),
            Running(Small.With(Dimm("ua-a", "1GiB"))).Plan(Spec with { Memory = Size("2GiB") })).ShouldContain(f => f.Contains("although the policy forbids it", StringComparison.Ordinal));

    [Fact]
    public void Named_devices_that_are_not_as_asked_for() =>
        ShouldBeFound(Spec with { MemoryDevices = [Dimm("ua-a", "1GiB")] }, Machine, _ => Machine.Plan(Spec with { MemoryDevices = [Dimm("ua-b", "1GiB")] }), "memory_devices were asked for");

    [Fact]
    public void More_vcpus_than_the_running_maximum() =>
        ShouldBeFound(Growth, Machine, plan => Replace<SetVcpusStep>(plan, s => s with { To = 5 }), "5 vCPUs cannot be plugged live");

    [Fact]
    public void Vcpus_that_are_unplugged_unasked() =>
        ShouldBeFound(Growth, Machine, plan => Replace<SetVcpusStep>(plan, s => s with { To = 1 }), "The steps do not lead to the running machine");

    [Fact]
    public void A_live_step_while_the_machine_is_off() =>
        ShouldBeFound(Growth, Off(Small), plan => plan with { Steps = [new SetVcpusStep(2, 4) { Configuration = plan.ConfiguredAfter }] }, "is a live step of a machine that is off");

    [Fact]
    public void A_step_on_a_transient_machine() =>
        PlanChecker.Check(Growth, Machine with { Persistent = false }, Machine.Plan(Growth)).ShouldContain(f => f.Contains("transient", StringComparison.Ordinal));

    [Fact]
    public void An_attribute_that_changes_unannounced() =>
        ShouldBeFound(Growth, Machine, plan =>
        {
            var sneaky = plan.ConfiguredAfter with { MemorySlots = 32 };
            return plan with { ConfiguredAfter = sneaky, Steps = [.. plan.Steps, new WriteConfigurationStep { Configuration = sneaky }] };
        }, "memory_slots would change, but the impact does not list it");

    [Fact]
    public void Devices_that_change_unannounced() =>
        ShouldBeFound(Spec with { Vcpus = 4 }, Pending(Small.With(Dimm("ua-a", "1GiB")), Small.With(Dimm("ua-b", "1GiB"))), plan =>
        {
            var sneaky = plan.ConfiguredAfter.With(Dimm("ua-a", "1GiB"));
            return plan with { ConfiguredAfter = sneaky, Steps = [.. plan.Steps, new WriteConfigurationStep { Configuration = sneaky }] };
        }, "memory devices would change, but the impact lists no change of memory");

    [Fact]
    public void Steps_without_any_change() =>
        ShouldBeFound(Spec, Machine, plan => plan with { Steps = [new WriteConfigurationStep { Configuration = plan.ConfiguredAfter }] }, "There are steps, but the impact lists nothing");

    [Fact]
    public void A_configuration_step_that_writes_nothing() =>
        ShouldBeFound(Growth, Machine, plan => plan with { Steps = [.. plan.Steps, new WriteConfigurationStep()] }, "A step writes no configuration");

    [Fact]
    public void A_wish_that_is_not_fulfilled() =>
        ShouldBeFound(Growth, Machine, _ => Machine.Plan(Spec with { Vcpus = 4, Memory = Size("3GiB") }), "memory 4GiB was asked for, 3GiB would be configured");

    [Fact]
    public void A_machine_that_is_stopped_unasked() =>
        ShouldBeFound(Growth, Machine, plan => plan with { Impact = plan.Impact with { StopsMachine = true } }, "No policy asks to stop");

    [Fact]
    public void The_same_change_twice() =>
        ShouldBeFound(Growth, Machine, plan => plan with { Impact = new Impact([.. plan.Impact.Changes, plan.Impact.Changes[0]]) }, "stands twice");

    [Fact]
    public void A_change_of_nothing() =>
        ShouldBeFound(Growth, Machine, plan => ReplaceChange(plan, "vcpus", c => c with { From = "4" }), "a change from 4 to itself");

    [Fact]
    public void A_plan_with_errors_that_does_something() =>
        ShouldBeFound(Spec with { Vcpus = 99 }, Machine, plan => plan with { Steps = [new SetVcpusStep(2, 4)] }, "A plan with errors must do nothing");
}
