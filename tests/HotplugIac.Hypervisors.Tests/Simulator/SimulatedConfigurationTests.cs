using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using static HotplugIac.Hypervisors.Tests.Simulator.SimulatorLab;

namespace HotplugIac.Hypervisors.Tests.Simulator;

/// <summary>What a definition may have (RULEBOOK A1 to A3), and what libvirt makes of it.</summary>
public sealed class SimulatedConfigurationTests
{
    public static TheoryData<string, string> Refusals => new()
    {
        { "A1 current above maximum", "maxvcpus must not be less than current vcpus (4 < 5)" },
        { "A1 machine type limit", "Maximum CPUs greater than specified machine type limit 288 (libvirt error 67)" },
        { "A1 topology", "CPU topology doesn't match maximum vcpu count (libvirt error 67)" },
        { "A2 max below total", "maximum memory size must be equal or greater than the actual memory size (libvirt error 27)" },
        { "A2 hotplug without NUMA", "At least one numa node has to be configured when enabling memory hotplug (libvirt error 67)" },
        { "A2 more devices than slots", "count of memory devices requiring memory slots '1' exceeds slots count '0'" },
        { "A2 same alias", "non unique alias detected: ua-one" },
        { "A2 device node", "can't add memory backend for guest node '3'" },
        { "A2 virtio-mem request", "requested size must be an integer multiple of block size" },
        { "A3 more cpus than the maximum", "Number of CPUs in <numa> exceeds the <vcpu> count (libvirt error 1)" },
        { "A3 cpu ids", "CPU IDs in <numa> exceed the <vcpu> count" },
        { "A3 overlap", "NUMA cells 0 and 1 have overlapping vCPU ids" },
        { "A3 distances", "'value 9' is invalid for 'id 0' under NUMA distances of cell id 0" },
        { "A3 memnode", "must correspond to existing guest's NUMA cell" },
        { "A3 restrictive in part", "'restrictive' mode is required" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_defined_is_refused_and_the_configuration_stays(string row, string text)
    {
        var lab = new SimulatorLab();
        await lab.Refused(() => lab.Write(s => Wrong(row, s)), text);
    }

    [Fact]
    public async Task A2_slots_without_a_maximum_have_no_place_in_a_definition()
    {
        var lab = new SimulatorLab();

        await lab.Write(s => s with { MaxMemory = ByteSize.Zero });

        (lab.Machine.Configured.MaxMemory, lab.Machine.Configured.MemorySlots).ShouldBe((ByteSize.Zero, 0));
    }

    [Fact]
    public async Task A2_before_libvirt_9_5_a_maximum_needs_slots()
    {
        var old = new SimulatorLab(facts: Facts with { VirtioMemTakesSlot = true });
        await old.Refused(() => old.Write(s => s with { MemorySlots = 0 }), "both maximum memory size and memory slot count must be specified");
        await new SimulatorLab().Write(s => s with { MemorySlots = 0 });
    }

    [Fact]
    public async Task A3_vcpus_that_no_cell_names_are_put_into_cell_0()
    {
        var lab = new SimulatorLab();
        NumaCell[] cells = [new(CpuSet.Of([1]), Size("1GiB")), new(CpuSet.Of([2]), Size("1GiB"))];

        await lab.Write(s => s with { NumaCells = [.. cells] });

        (await lab.Look())!.Configured.NumaCells.Select(c => c.Cpus.ToString()).ShouldBe(["0-1,3", "2"]);
    }

    [Fact]
    public async Task D7_base_memory_is_silently_what_the_cells_have()
    {
        var lab = new SimulatorLab();
        await lab.Write(s => s with { BaseMemory = Size("5GiB") });
        lab.Machine.Configured.BaseMemory.ShouldBe(Size("2GiB"));
    }

    [Fact]
    public async Task E_a_define_of_a_running_machine_changes_only_what_its_next_boot_brings()
    {
        var lab = new SimulatorLab();

        await lab.Write(s => s with { Vcpus = 1 });

        var snapshot = (await lab.Look())!;
        (snapshot.Running!.Vcpus, snapshot.Configured.Vcpus).ShouldBe((2, 1));
    }

    [Fact]
    public async Task D10_sizes_stay_as_written_and_read_as_the_boot_will_round_them()
    {
        var lab = new SimulatorLab();
        var odd = Small with
        {
            NumaCells = [new NumaCell(CpuSet.First(4), Size("786430KiB"))],
            BaseMemory = Size("786430KiB"),
            Devices = [Dimm("ua-one", "127MiB")],
        };

        await lab.Write(odd);

        lab.Machine.Configured.ShouldBe(odd);
        var configured = (await lab.Look())!.Configured;
        (configured.BaseMemory, configured.NumaCells[0].Memory, configured.Devices[0].Size).ShouldBe((Size("768MiB"), Size("768MiB"), Size("128MiB")));
        await lab.Destroy();
        await lab.Start();
        (await lab.Look())!.Running.ShouldBe(configured);
    }

    [Fact]
    public async Task A4_6_E_a_transient_machine_keeps_no_configuration_and_its_inactive_xml_mirrors_the_live_one()
    {
        var lab = new SimulatorLab();
        lab.Change(m => m with { IsPersistent = false });
        await lab.Refused(() => lab.Write(s => s with { Vcpus = 1 }), "transient domains do not have any persistent config (libvirt error 55)");
        await lab.Refused(() => lab.Hypervisor.MarkStopAsync(Id, true, CancellationToken.None), "transient domains");

        await lab.Vcpus(4);

        var snapshot = (await lab.Look())!;
        (snapshot.Persistent, snapshot.Configured.Vcpus).ShouldBe((false, 4));
    }

    [Fact]
    public async Task A_backup_brings_the_former_configuration_back_whole()
    {
        var lab = new SimulatorLab();
        var before = lab.Machine;
        var backup = await lab.Write(s => s with { Vcpus = 1, MemorySlots = 8 });

        await lab.Hypervisor.RestoreConfigurationAsync(Id, backup, CancellationToken.None);

        lab.Machine.ShouldBe(before);
        await lab.Refused(() => lab.Hypervisor.RestoreConfigurationAsync(Id, new ConfigurationBackup(Id), CancellationToken.None), "not one of this simulator");
    }

    [Fact]
    public async Task Writing_what_is_there_changes_nothing_and_a_machine_that_is_not_there_is_told()
    {
        var lab = new SimulatorLab();
        var before = lab.Store.State;
        await lab.Write(Small);
        lab.Store.State.ShouldBeSameAs(before);
        await lab.Refused(() => lab.Hypervisor.WriteConfigurationAsync("other", Small, CancellationToken.None), "There is no machine other in the simulator.", LifecycleRules.NotFound);
    }

    private static Sizing Wrong(string row, Sizing s)
    {
        NumaCell Cell(params int[] cpus) => new(CpuSet.Of(cpus), Size("1GiB"));
        var tune = new NumaTune(NumaTuneMode.Restrictive, CpuSet.First(1));
        return row switch
        {
            "A1 current above maximum" => s with { Vcpus = 5 },
            "A1 machine type limit" => s with { MaxVcpus = 289 },
            "A1 topology" => s with { Topology = new CpuTopology(1, 1, 3, 1) },
            "A2 max below total" => s with { Devices = [Dimm("ua-one", "7GiB")] },
            "A2 hotplug without NUMA" => s with { NumaCells = [] },
            "A2 more devices than slots" => s with { MemorySlots = 0, Devices = [Dimm("ua-one", "1GiB")] },
            "A2 same alias" => s with { Devices = [Dimm("ua-one", "1GiB"), Dimm("ua-one", "1GiB")] },
            "A2 device node" => s with { Devices = [Dimm("ua-one", "1GiB", 3)] },
            "A2 virtio-mem request" => s with { Devices = [Vmem("ua-m", "1GiB", "3MiB")] },
            "A3 more cpus than the maximum" => s with { NumaCells = [Cell(0, 1, 2), Cell(3, 4)] },
            "A3 cpu ids" => s with { NumaCells = [Cell(0, 1), Cell(5)] },
            "A3 overlap" => s with { NumaCells = [Cell(0, 1), Cell(1)] },
            "A3 distances" => s with { NumaCells = [s.NumaCells[0] with { Distances = [9] }] },
            "A3 memnode" => s with { NumaTune = tune with { Cells = [new NumaTuneCell(1, NumaTuneMode.Restrictive, CpuSet.First(1))] } },
            _ => s with { NumaTune = tune with { Cells = [new NumaTuneCell(0, NumaTuneMode.Strict, CpuSet.First(1))] } },
        };
    }
}
