using HotplugIac.Core.Checking;
using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Checking;

/// <summary>What libvirt or QEMU would refuse to define or start.</summary>
public sealed class ConfigurationChecksTests
{
    private static readonly Sizing TwoCells = Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1GiB"));

    [Fact]
    public void Common_machines_are_legal()
    {
        PlanChecker.CheckConfiguration(Small, Dimms).ShouldBeEmpty();
        PlanChecker.CheckConfiguration(TwoCells.With(Dimm("ua-a", "1GiB", 1), Vmem("ua-b", "2GiB", "1GiB", 0)), VirtioMem).ShouldBeEmpty();
        PlanChecker.CheckConfiguration(Small with { MaxMemory = ByteSize.Zero, MemorySlots = 0 }, Dimms).ShouldBeEmpty();
        PlanChecker.CheckConfiguration(Small.With(Dimm("", "1GiB"), Dimm("", "1GiB")), Dimms).ShouldBeEmpty();
    }

    public static TheoryData<string, Sizing> Illegal() => new()
    {
        { "no vCPUs", Small with { Vcpus = 0 } },
        { "more vCPUs than the maximum", Small with { Vcpus = 5 } },
        { "no fixed vCPU", Small with { MinVcpus = 0 } },
        { "more fixed vCPUs than there are", Small with { MinVcpus = 3 } },
        { "a part of the topology that is not there", Small with { Topology = new CpuTopology(-2, 1, -2, 1) } },
        { "distances for one cell of two", TwoCells with { NumaCells = [TwoCells.NumaCells[0] with { Distances = [10, 20] }, TwoCells.NumaCells[1]] } },
        { "a distance of 10 to another cell", TwoCells with { NumaCells = [.. TwoCells.NumaCells.Select((c, i) => c with { Distances = [10, 10] })] } },
        { "a distance of 256", TwoCells with { NumaCells = [TwoCells.NumaCells[0] with { Distances = [10, 256] }, TwoCells.NumaCells[1] with { Distances = [20, 10] }] } },
        { "a placement on no node", Small with { NumaTune = new NumaTune(NumaTuneMode.Strict, CpuSet.Empty) } },
        { "a placement of a cell that is not there", Small with { NumaTune = new NumaTune(NumaTuneMode.Strict, Cpus("0")) { Cells = [new NumaTuneCell(0, NumaTuneMode.Strict, Cpus("0"))] } } },
        { "a placement that is restrictive in part", TwoCells with { NumaTune = new NumaTune(NumaTuneMode.Strict, Cpus("0")) { Cells = [new NumaTuneCell(0, NumaTuneMode.Restrictive, Cpus("0"))] } } },
        { "a topology of another product", Small with { Topology = new CpuTopology(1, 1, 8, 1) } },
        { "cells that are not base memory", TwoCells with { BaseMemory = Size("3GiB") } },
        { "a vCPU in no cell", TwoCells with { MaxVcpus = 5 } },
        { "a vCPU in two cells", Small.WithCells(Cell("0-2", "1GiB"), Cell("2-3", "1GiB")) },
        { "a maximum below base memory", Small with { MaxMemory = Size("1GiB") } },
        { "QEMU: slots with a maximum that is base memory", Small with { MaxMemory = Size("2GiB") } },
        { "slots without a maximum", Small with { MaxMemory = ByteSize.Zero } },
        { "devices without a maximum", Small.With(Dimm("ua-a", "1GiB")) with { MaxMemory = ByteSize.Zero, MemorySlots = 0 } },
        { "virtio-mem above the maximum by its size", Small.With(Vmem("ua-a", "7GiB", "1GiB")) },
        { "257 slots", Small with { MemorySlots = 257 } },
        { "more DIMMs than slots", Small.With(Dimm("ua-a", "1GiB"), Dimm("ua-b", "1GiB")) with { MemorySlots = 1 } },
        { "more requested than there is", Small.With(Vmem("ua-a", "1GiB", "2GiB")) },
        { "a request of half a block", Small.With(Vmem("ua-a", "1GiB", "1MiB")) },
        { "an alias twice", Small.With(Dimm("ua-a", "1GiB"), Dimm("ua-a", "1GiB")) },
        { "a device without a cell", TwoCells.With(Dimm("ua-a", "1GiB")) },
        { "a device of a cell that is not there", TwoCells.With(Dimm("ua-a", "1GiB", 2)) },
        { "a DIMM of nothing", Small.With(Dimm("ua-a", "0B")) },
    };

    [Theory]
    [MemberData(nameof(Illegal))]
    public void What_a_hypervisor_refuses_is_found(string what, Sizing sizing) => PlanChecker.CheckConfiguration(sizing, VirtioMem).ShouldNotBeEmpty(what);

    [Fact]
    public void A1_what_only_some_machine_types_take_is_found()
    {
        PlanChecker.CheckConfiguration(Small, Dimms with { VcpuHotplug = false }).ShouldNotBeEmpty("hotpluggable vCPUs on a machine type without hotplug");
        PlanChecker.CheckConfiguration(Small with { MinVcpus = 2 }, Dimms with { VcpuHotplug = false }).ShouldBeEmpty();
        PlanChecker.CheckConfiguration(Small, Dimms with { VcpuGranularity = 2 }).ShouldNotBeEmpty("half a core that is fixed");
        PlanChecker.CheckConfiguration(Small with { MinVcpus = 2 }, Dimms with { VcpuGranularity = 2 }).ShouldBeEmpty();
    }

    [Fact]
    public void D8_where_virtio_mem_takes_a_slot_it_counts() =>
        PlanChecker.CheckConfiguration(Small.With(Vmem("ua-a", "1GiB", "0B")) with { MemorySlots = 0 }, VirtioMem with { VirtioMemTakesSlot = true }).ShouldNotBeEmpty();

    [Fact]
    public void What_was_odd_before_is_not_the_plans_doing()
    {
        var odd = Running(Small.WithCells(Cell("0-1", "2GiB")));
        PlanChecker.CheckConfiguration(odd.Configured, Dimms).ShouldNotBeEmpty();

        odd.Plan(Spec with { Vcpus = 3 }).Lines().ShouldBe(["live vcpus: 2 → 3, hot-added (HP1001)"]);
    }
}
