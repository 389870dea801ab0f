using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Planning.Lifecycle;
using HotplugIac.Core.Rules;
using static HotplugIac.Core.Tests.Machines;
using static HotplugIac.Core.Tests.Planning.Resize.ResizeMachines;

namespace HotplugIac.Core.Tests.Planning.Resize;

/// <summary>What is fixed from vm.create on, and what is no notion of such a hypervisor at all.</summary>
public sealed class ResizeReplacementTests
{
    public static TheoryData<string, MachineSpec> Fixed() => new()
    {
        { Attributes.MaxVcpus, Spec with { MaxVcpus = 8 } },
        { Attributes.CpuTopology, Spec with { Topology = new CpuTopology(2, 1, 2, 1) } },
        { Attributes.MaxMemory, Spec with { MaxMemory = Size("16GiB") } },
    };

    [Theory]
    [MemberData(nameof(Fixed))]
    public void B_what_needs_another_machine_says_replace_and_touches_nothing(string attribute, MachineSpec spec)
    {
        foreach (var machine in new[] { AcpiMachine(), VirtioMachine("1GiB"), Off(Virtio(), VirtioFacts) })
        {
            var plan = machine.Plan(spec);

            plan.Impact.Verdict.ShouldBe(Verdict.Replace);
            plan.Impact.Replace.Select(c => c.Attribute).ShouldContain(attribute);
            plan.Steps.ShouldBeEmpty();
            plan.ConfiguredAfter.ShouldBe(machine.Configured);
        }
    }

    [Theory]
    [InlineData(true, MemoryModel.VirtioMem, "dimm", "virtio-mem")]
    [InlineData(false, MemoryModel.Dimm, "virtio-mem", "dimm")]
    public void B_another_way_to_grow_needs_another_machine_whatever_else_is_asked_for(bool acpi, MemoryModel wanted, string from, string to)
    {
        var machine = acpi ? AcpiMachine() : VirtioMachine();

        var plan = machine.Plan(Spec with { MemoryMethod = wanted, Memory = Size("4GiB"), Vcpus = 4 });

        plan.Impact.Replace.Select(c => (c.Attribute, c.From, c.To)).ShouldBe([(Attributes.MemoryMethod, from, to)]);
        plan.Impact.Verdict.ShouldBe(Verdict.Replace);
    }

    [Fact]
    public void B_cells_and_zones_need_another_machine()
    {
        ZoneMachine().Plan(Spec with { NumaCells = [Cell("0", "1GiB"), Cell("1-3", "1GiB")] }).Impact.Verdict.ShouldBe(Verdict.Replace);
        ZoneMachine().Plan(Spec with { MemoryDevices = [Vmem("ua-low", "2GiB", "0B", 0), Vmem("ua-high", "3GiB", "0B", 1)] }).Impact.Verdict.ShouldBe(Verdict.Replace);
    }

    [Fact]
    public void A_policy_that_forbids_reboots_forbids_another_machine_too()
    {
        var error = AcpiMachine().Plan(Spec with { MaxVcpus = 8, Policy = new Policy { OnRebootRequired = RebootPolicy.Fail } }).OnlyError();

        (error.Attribute, error.Code).ShouldBe((Attributes.MaxVcpus, "HP4015"));
    }

    public static TheoryData<string, MachineSpec> Unknown() => new()
    {
        { Attributes.MemorySlots, Spec with { MemorySlots = 4 } },
        { Attributes.MinVcpus, Spec with { MinVcpus = 2 } },
        { Attributes.NumaTune, Spec with { NumaTune = new NumaTune(NumaTuneMode.Strict, Cpus("0")) } },
        { Attributes.MemoryDevices, Spec with { MemoryDevices = [Vmem("ua-a", "1GiB", "0B")] } },
        { Attributes.Guest, Spec with { Policy = new Policy { Guest = GuestPolicy.Verify } } },
    };

    [Theory]
    [MemberData(nameof(Unknown))]
    public void What_is_no_notion_of_the_hypervisor_is_an_error_that_names_it(string attribute, MachineSpec spec)
    {
        var errors = VirtioMachine().Plan(spec).Problems;
        var (_, created) = CreatePlanner.Plan(spec with { Vcpus = 2, Memory = Size("2GiB") }, new Sizing(1, 0, ByteSize.Zero, ByteSize.Zero, 0), false, VirtioFacts, Headroom.Default);

        errors.ShouldContain(p => p.Attribute == attribute && p.Code == ResizeRules.NoSuchNotion.Code);
        created.ShouldContain(p => p.Attribute == attribute && p.Code == ResizeRules.NoSuchNotion.Code);
    }

    [Fact]
    public void What_a_generated_configuration_says_of_the_machine_as_it_is_is_no_error()
    {
        var plan = VirtioMachine("1GiB").Plan(Spec with
        {
            Vcpus = 2, MaxVcpus = 4, MinVcpus = 1, Memory = Size("3GiB"), BaseMemory = Size("2GiB"), MaxMemory = Size("8GiB"), MemorySlots = 0, NumaCells = [], MemoryMethod = MemoryModel.VirtioMem,
        });

        plan.Problems.ShouldBeEmpty();
        plan.Lines().ShouldBeEmpty();
    }

    [Fact]
    public void A_machine_is_created_with_room_for_virtio_mem_and_without_slots()
    {
        var (sizing, problems) = CreatePlanner.Plan(Spec with { Vcpus = 2, Memory = Size("2GiB") }, new Sizing(1, 0, ByteSize.Zero, ByteSize.Zero, 0), false, VirtioFacts, Headroom.Default);

        problems.ShouldBeEmpty();
        (sizing.MaxVcpus, sizing.MaxMemory, sizing.MemorySlots).ShouldBe((8, Size("8GiB"), 0));
        sizing.Devices.ShouldHaveSingleItem().ShouldBe(Vmem("ua-hotplug-memory", "6GiB", "0B"));
    }
}
