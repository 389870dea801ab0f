using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>RULEBOOK A2, rows nvdimm, virtio-pmem and sgx-epc: memory of the machine that no plan moves and no number counts as capacity.</summary>
public sealed class OtherModelsTests
{
    private static readonly MemoryDevice Nvdimm = new(MemoryModel.Other, "ua-nv", Size("1GiB"), null);

    [Fact]
    public void A2_nvdimm_is_no_capacity_so_that_growth_brings_the_whole_difference() =>
        Running(Small.With(Nvdimm)).Plan(Spec with { Memory = Size("4GiB") }).RunningAfter!.Devices.ShouldBe([Nvdimm, Dimm("ua-hotplug-dimm0", "2GiB")], ignoreOrder: true);

    [Fact]
    public void A2_nvdimm_takes_its_slot_from_the_dimms()
    {
        var machine = Small with { MemorySlots = 1 };

        Running(machine).Plan(Spec with { Memory = Size("4GiB") }).Problems.ShouldBeEmpty();
        Running(machine.With(Nvdimm)).Plan(Spec with { Memory = Size("4GiB") }).OnlyError().Detail.ShouldContain("all 1 slots are in use");
    }

    [Theory]
    [InlineData(SlotNeed.OfModel, false, true)]
    [InlineData(SlotNeed.Virtio, false, false)]
    [InlineData(SlotNeed.Virtio, true, true)]
    [InlineData(SlotNeed.None, true, false)]
    public void A2_model_slots_are_taken_by_dimm_and_nvdimm_only_and_before_libvirt_9_5_by_virtio_too(SlotNeed slot, bool virtioTakesSlot, bool isTaken)
    {
        var plan = Running((Small with { MemorySlots = 1 }).With(Nvdimm with { Slot = slot }), Dimms with { VirtioMemTakesSlot = virtioTakesSlot }).Plan(Spec with { Memory = Size("4GiB") });

        plan.Problems.Any(p => p.Detail.Contains("all 1 slots are in use", StringComparison.Ordinal)).ShouldBe(isTaken);
    }

    [Fact]
    public void A2_nvdimm_counts_against_the_maximum_with_its_size()
    {
        var machine = Running(Small.With(Nvdimm));

        machine.Plan(Spec with { Memory = Size("7GiB") }).Problems.ShouldBeEmpty();
        machine.Plan(Spec with { Memory = Size("8GiB") }).OnlyError().Detail.ShouldContain("the maximum is 8GiB");
    }

    [Theory]
    [InlineData(UnplugPolicy.Live)]
    [InlineData(UnplugPolicy.LiveOrPending)]
    [InlineData(UnplugPolicy.Reboot)]
    public void A2_nvdimm_stays_in_both_definitions_even_when_its_size_is_just_what_shall_go(UnplugPolicy unplug)
    {
        var plan = Running(Small.With(Nvdimm, Dimm("ua-mine", "2GiB"))).Plan(Spec with { Memory = Size("2GiB"), Policy = Policy.Default with { Unplug = unplug } });

        plan.Problems.ShouldBeEmpty();
        plan.ConfiguredAfter.Devices.ShouldBe([Nvdimm]);
        plan.RunningAfter!.Devices.ShouldContain(Nvdimm);

        Running(Small.With(Nvdimm, Dimm("ua-mine", "2GiB"))).Plan(Spec with { Memory = Size("3GiB"), Policy = Policy.Default with { Unplug = unplug } })
            .OnlyError().Detail.ShouldContain("The nearest sizes are 2GiB and 4GiB.");
    }

    [Fact]
    public void A2_nvdimm_stays_when_the_explicit_devices_name_no_device_at_all() =>
        Running(Small.With(Nvdimm, Dimm("ua-mine", "1GiB"))).Plan(Spec with { MemoryDevices = [] }).ConfiguredAfter.Devices.ShouldBe([Nvdimm]);

    [Fact]
    public void A2_nvdimm_is_no_device_of_the_attribute_memory_devices() => Small.With(Nvdimm).NamedDevices.ShouldBeEmpty();
}
