using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Simulator;
using static HotplugIac.Hypervisors.Tests.Simulator.SimulatorLab;

namespace HotplugIac.Hypervisors.Tests.Simulator;

/// <summary>RULEBOOK A2 for DIMMs, and D1, on the simulator.</summary>
public sealed class SimulatedMemoryTests
{
    private static readonly MemoryDevice One = Dimm("ua-one", "1GiB");
    private static readonly Sizing WithOne = Small with { Devices = [One] };

    [Fact]
    public async Task A2_add_dimm_is_there_when_it_is_replied()
    {
        var lab = new SimulatorLab();
        await lab.Attach(One);
        (await lab.Look())!.Running!.Devices.ShouldBe([One]);
        lab.Machine.OnlineBlocks.ShouldBe(24);
    }

    [Theory]
    [InlineData("0B", 0, "At least one numa node", true)]
    [InlineData("8GiB", null, "target NUMA node needs to be specified for memory device (libvirt error 67)", false)]
    [InlineData("8GiB", 1, "can't add memory backend for guest node '1' as the guest has only '1' NUMA nodes configured (libvirt error 35)", false)]
    [InlineData("2GiB", 0, "would exceed domain's maxMemory config size '2097152' (libvirt error 67)", false)]
    [InlineData("0B", 0, "when domain 'maxMemory' is not defined (libvirt error 67)", false)]
    public async Task A2_add_dimm_preconditions(string maximum, int? node, string text, bool isDefinition)
    {
        var lab = new SimulatorLab(Small with { MaxMemory = Size(maximum) });
        await (isDefinition
            ? lab.Refused(() => lab.Write(s => s with { NumaCells = [], MaxMemory = Size("8GiB") }), text)
            : lab.Refused(() => lab.Attach(Dimm("ua-one", "1GiB", node)), text));
    }

    [Fact]
    public async Task A2_add_dimm_needs_a_free_slot()
    {
        var lab = new SimulatorLab(WithOne with { MemorySlots = 1 });
        await lab.Refused(() => lab.Attach(Dimm("ua-two", "1GiB")), "count of memory devices requiring memory slots '2' exceeds slots count '1' (libvirt error 67)");
    }

    [Fact]
    public async Task A2_add_dimm_of_513_mib_is_no_multiple_of_the_backend_alignment_code_1()
    {
        var lab = new SimulatorLab();
        await lab.Refused(() => lab.Attach(Dimm("ua-one", "513MiB")), "backend memory size must be multiple of 0x200000 (libvirt error 1)");
    }

    [Theory]
    [InlineData("514MiB")]
    [InlineData("100MiB")]
    public async Task C2_a_dimm_that_is_no_multiple_of_the_block_succeeds_and_neither_it_nor_any_later_one_is_used(string size)
    {
        var lab = new SimulatorLab();

        await lab.Attach(Dimm("ua-odd", size));
        await lab.Attach(One);

        lab.Running.Devices.Count.ShouldBe(2);
        (await lab.Hypervisor.ReadGuestAsync(Id, CancellationToken.None))!.Blocks.ShouldBe(16);
    }

    [Fact]
    public async Task A2_add_dimm_with_an_alias_that_is_taken_is_refused()
    {
        var lab = new SimulatorLab(WithOne);
        await lab.Refused(() => lab.Attach(One), "non unique alias detected: ua-one");
    }

    [Fact]
    public async Task C5_without_acpi_no_memory_is_plugged()
    {
        var lab = new SimulatorLab(facts: Facts with { MemoryHotplug = false });
        await lab.Refused(() => lab.Attach(One), "memory hotplug is not enabled: missing acpi device or acpi disabled");
    }

    [Fact]
    public async Task A2_remove_dimm_that_the_guest_has_emptied_is_gone_at_once_and_from_the_middle_too()
    {
        var two = Dimm("ua-two", "1GiB");
        var lab = new SimulatorLab(WithOne with { Devices = [One, two] });

        await lab.Detach(One);

        (await lab.Look())!.Running!.Devices.ShouldBe([two]);
        lab.Machine.Configured.Devices.Count.ShouldBe(2, "only live");
    }

    [Fact]
    public async Task A2_remove_dimm_refused_is_code_9_and_final()
    {
        var lab = new SimulatorLab(WithOne, guest: Refusing);

        var error = await lab.Refused(() => lab.Detach(One), "operation failed: unplug of device was rejected by the guest (libvirt error 9).", LifecycleRules.GuestRefused);

        error.IsFinal.ShouldBeTrue();
    }

    [Theory]
    [InlineData(GuestUnplug.Silent, false)]
    [InlineData(GuestUnplug.Refuses, true)]
    [InlineData(GuestUnplug.Obeys, true)]
    public async Task D1_an_unresponsive_guest_makes_detach_a_success_and_the_dimm_stays(GuestUnplug unplug, bool isPaused)
    {
        var lab = new SimulatorLab(WithOne, guest: new SimulatedGuest { Unplug = unplug });
        lab.Change(m => m with { IsPaused = isPaused });

        await lab.Detach(One);

        (await lab.Look())!.Running!.Devices.ShouldBe([One]);
    }

    [Fact]
    public async Task D1_a_silent_guest_can_give_the_dimm_back_later_and_asking_twice_is_asking_once()
    {
        var lab = new SimulatorLab(WithOne, guest: Silent with { AnswersAfterLooks = 2 });

        await lab.Detach(One);
        (await lab.Look())!.Running!.Devices.Count.ShouldBe(1);
        await lab.Detach(One);

        (await lab.Look())!.Running!.Devices.ShouldBeEmpty();
        lab.Machine.Late.ShouldBeEmpty();
    }

    [Fact]
    public async Task A2_remove_dimm_not_found_code_99_is_what_was_asked_for()
    {
        var lab = new SimulatorLab();
        await lab.Detach(One);
    }

    [Fact]
    public async Task A2_nvdimm_never_leaves_a_running_machine()
    {
        var nvdimm = One with { Model = MemoryModel.Other };
        var lab = new SimulatorLab(Small with { Devices = [nvdimm] });
        await lab.Refused(() => lab.Detach(nvdimm), "nvdimm device hot unplug is not supported yet. (libvirt error 1)");
    }

    [Fact]
    public async Task A3_numatune_nodeset_changes_live_in_restrictive_mode_only()
    {
        var restrictive = new NumaTune(NumaTuneMode.Restrictive, CpuSet.First(1));
        var to = restrictive with { Nodeset = CpuSet.First(2) };
        var lab = new SimulatorLab(Small with { NumaTune = restrictive });
        await lab.Live(new SetNumaTuneStep(restrictive, to));
        lab.Running.NumaTune.ShouldBe(to);

        var strict = restrictive with { Mode = NumaTuneMode.Strict };
        var other = new SimulatorLab(Small with { NumaTune = strict });
        await other.Refused(() => other.Live(new SetNumaTuneStep(strict, to)), "change of nodeset for running domain requires restrictive numa mode (libvirt error 55)");
    }
}
