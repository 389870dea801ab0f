using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;
using static HotplugIac.Core.Tests.Planning.Resize.ResizeMachines;

namespace HotplugIac.Core.Tests.Planning.Resize;

public sealed class ResizeMemoryTests
{
    private static readonly Policy Stop = new() { OnRebootRequired = RebootPolicy.Reboot };

    [Fact]
    public void B_acpi_memory_grows_live()
    {
        var plan = AcpiMachine().Plan(Spec with { Memory = Size("3GiB") });

        plan.Lines().ShouldBe(["live memory: 2GiB → 3GiB, hot-added through ACPI, to be onlined in the guest (HP2014)"]);
        plan.Steps().ShouldBe(["grow the memory from 2GiB to 3GiB + configuration"]);
        plan.ConfiguredAfter.ShouldBe(Acpi("3GiB"));
    }

    [Fact]
    public void B_acpi_memory_grows_in_steps_of_128_MiB_from_what_it_is()
    {
        var error = AcpiMachine().Plan(Spec with { Memory = Size("2148MiB") }).OnlyError();

        (error.Attribute, error.Code).ShouldBe((Attributes.Memory, "HP9004"));
        error.Detail.ShouldContain("The nearest sizes are 2GiB and 2176MiB");
    }

    [Fact]
    public void B_acpi_memory_grows_eight_times_and_no_more_until_the_next_boot()
    {
        var grown = AcpiMachine().With(r => r with { GrowthsLeft = 0 });

        var error = grown.Plan(Spec with { Memory = Size("3GiB") }).OnlyError();
        var stopped = grown.Plan(Spec with { Memory = Size("3GiB"), Policy = Stop });

        error.Code.ShouldBe("HP4037");
        error.Detail.ShouldContain("it has grown 8 times since its last boot");
        stopped.Steps().ShouldBe(["write the configuration", "stop the machine and start it again"]);
        AcpiMachine().With(r => r with { GrowthsLeft = 1 }).Plan(Spec with { Memory = Size("3GiB") }).Impact.Verdict.ShouldBe(Verdict.Live);
    }

    [Fact]
    public void B_acpi_memory_shrinks_with_the_next_reset()
    {
        var machine = AcpiMachine("3GiB");
        var plan = machine.Plan(Spec with { Memory = Size("1GiB") });

        plan.Lines().ShouldBe(
        [
            "reboot memory: 3GiB → 1GiB, removed with the next reset, which the guest's own reboot is too (HP2015)",
            "reboot base_memory: 2GiB → 1GiB, follows another change, at the next boot (HP2006)",
        ], ignoreOrder: true);
        plan.Steps().ShouldBe(["write the configuration"]);
        var after = machine.After(plan);
        after.Plan(Spec with { Memory = Size("1GiB") }, Attributes.Memory, Attributes.BaseMemory).Lines().ShouldBeEmpty();
        after.Rebooted().Plan(Spec with { Memory = Size("1GiB") }).Lines().ShouldBeEmpty();
    }

    [Fact]
    public void B_D15_after_a_shrink_that_waits_a_smaller_one_is_no_growth()
    {
        var plan = AcpiMachine("3GiB", next: "1GiB").Plan(Spec with { Memory = Size("2GiB") });

        plan.Lines().ShouldContain("reboot memory: 3GiB → 2GiB, removed with the next reset, which the guest's own reboot is too (HP2015)");
        plan.Steps().ShouldBe(["write the configuration"]);
    }

    [Fact]
    public void B_a_shrink_that_waits_is_taken_back_without_touching_the_machine()
    {
        var plan = AcpiMachine("3GiB", next: "1GiB").Plan(Spec with { Memory = Size("3GiB") });

        plan.Impact.Changes.ShouldAllBe(c => c.Class == ImpactClass.Live);
        plan.Steps().ShouldBe(["write the configuration"]);
        plan.ConfiguredAfter.ShouldBe(Acpi("3GiB"));
    }

    [Fact]
    public void B_vcpus_and_memory_go_in_one_request()
    {
        var acpi = AcpiMachine().Plan(Spec with { Vcpus = 4, Memory = Size("3GiB") });
        var virtio = VirtioMachine("1GiB").Plan(Spec with { Vcpus = 1, Memory = Size("2GiB") });

        acpi.Steps().ShouldBe(["hot-add vCPUs 2 → 4 and grow the memory from 2GiB to 3GiB + configuration"]);
        virtio.Steps().ShouldBe(["unplug vCPUs 2 → 1 and resize the virtio-mem device ua-hotplug-memory from 1GiB to 0B + configuration"]);
    }

    [Theory]
    [InlineData("1GiB", "4GiB", "grow")]
    [InlineData("1GiB", "2GiB", "lower")]
    public void B_virtio_mem_moves_live_both_ways(string requested, string memory, string way)
    {
        var plan = VirtioMachine(requested).Plan(Spec with { Memory = Size(memory) });

        plan.Impact.Verdict.ShouldBe(Verdict.Live);
        plan.Impact.Live.ShouldHaveSingleItem().How.ShouldStartWith(way);
    }

    [Fact]
    public void B_virtio_mem_never_goes_below_the_size_that_the_machine_was_made_with()
    {
        var error = VirtioMachine("1GiB").Plan(Spec with { Memory = Size("1GiB") }).OnlyError();
        var anew = VirtioMachine("1GiB").Plan(Spec with { Memory = Size("1GiB"), BaseMemory = Size("1GiB") });

        (error.Attribute, error.Code).ShouldBe((Attributes.Memory, "HP9015"));
        error.Detail.ShouldContain("Choose 2GiB or more, or set base_memory to have the machine made anew");
        anew.Impact.Replace.Select(c => c.Attribute).ShouldBe([Attributes.BaseMemory]);
    }

    [Fact]
    public void B_zones_are_resized_one_by_one()
    {
        var plan = ZoneMachine().Plan(Spec with { MemoryDevices = [Vmem("ua-high", "3GiB", "0B", 1), Vmem("ua-low", "3GiB", "1GiB", 0)] });

        plan.Steps().ShouldBe(["resize the virtio-mem device ua-low from 0B to 1GiB + configuration"]);
    }

    [Fact]
    public void B_memory_is_shared_out_over_the_zones()
    {
        var plan = ZoneMachine().Plan(Spec with { Vcpus = 4, Memory = Size("4GiB") });

        plan.Steps.Count.ShouldBe(3);
        plan.ConfiguredAfter.Devices.Select(d => d.Requested).ShouldBe([Size("1GiB"), Size("1GiB")]);
    }

    [Fact]
    public void B_what_virtio_mem_is_asked_for_cannot_be_written_while_the_machine_is_off()
    {
        var error = Off(Virtio("1GiB"), VirtioFacts).Plan(Spec with { Memory = Size("4GiB") }).OnlyError();

        error.Code.ShouldBe("HP4037");
        error.Detail.ShouldContain("Boot the machine first");
    }

    [Fact]
    public void B_vcpus_and_acpi_memory_of_a_machine_that_is_off_are_written()
    {
        var plan = Off(Acpi(), AcpiFacts).Plan(Spec with { Vcpus = 4, Memory = Size("3GiB") });

        plan.Impact.Verdict.ShouldBe(Verdict.Live);
        plan.Steps().ShouldBe(["write the configuration"]);
    }

    [Fact]
    public void B_the_maximum_that_creeps_up_is_no_change()
    {
        var crept = Running(new Sizing(2, 4, Size("3GiB"), Size("11GiB"), 0), AcpiFacts);

        crept.Plan(Spec with { Memory = Size("3GiB"), BaseMemory = Size("1GiB"), MaxMemory = Size("9GiB") }).Lines().ShouldBeEmpty();
        crept.Plan(Spec with { Memory = Size("4GiB"), BaseMemory = Size("1GiB"), MaxMemory = Size("9GiB") }).Impact.Verdict.ShouldBe(Verdict.Live);
        crept.Plan(Spec with { MaxMemory = Size("16GiB") }).Impact.Verdict.ShouldBe(Verdict.Replace);
    }

    [Fact]
    public void B_base_memory_of_acpi_cannot_be_raised()
    {
        var error = AcpiMachine("4GiB").Plan(Spec with { Memory = Size("4GiB"), BaseMemory = Size("4GiB") }).OnlyError();

        (error.Attribute, error.Code).ShouldBe((Attributes.BaseMemory, "HP9044"));
    }

    [Fact]
    public void B_a_guest_that_takes_its_vmm_along_is_not_asked_to_power_off()
    {
        var frail = AcpiMachine("3GiB").With(r => r with { SurvivesPowerOff = false });

        var error = frail.Plan(Spec with { Memory = Size("2GiB"), Policy = Stop }).OnlyError();

        (error.Attribute, error.Code).ShouldBe((Attributes.OnRebootRequired, "HP4039"));
        frail.Plan(Spec with { Memory = Size("2GiB"), Policy = Stop with { ForceStop = true } }).Impact.StopsMachine.ShouldBeTrue();
    }
}
