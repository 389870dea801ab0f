using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;
using static HotplugIac.Core.Tests.Planning.Resize.ResizeMachines;

namespace HotplugIac.Core.Tests.Checking;

/// <summary>Plans for machines that are resized as a whole (RULEBOOK B) that are wrong in one way each.</summary>
internal static class WrongResizePlans
{
    private const string Anew = "fixed since the machine was made, which is made anew for it";

    private static readonly MachineSpec More = Spec with { Memory = Size("3GiB") };
    private static readonly MachineSpec Both = Spec with { Vcpus = 4, Memory = Size("3GiB") };
    private static readonly MachineSpec Wider = Spec with { MaxVcpus = 8 };
    private static readonly MachineSnapshot Exhausted = AcpiMachine().With(r => r with { GrowthsLeft = 0 });

    public static IEnumerable<WrongPlan> Growth =>
    [
        new("B: ACPI memory in half a step", More, AcpiMachine(), p => p.Each<GrowMemoryStep>(s => s with { To = Size("3136MiB") }), "The memory of a machine with 2GiB of 8GiB cannot grow from 2GiB to 3136MiB."),
        new("B: ACPI memory above the maximum", More, AcpiMachine(), p => p.Each<GrowMemoryStep>(s => s with { To = Size("16GiB") }), "The memory of a machine with 2GiB of 8GiB cannot grow from 2GiB to 16GiB."),
        new("B: ACPI memory that grows from what is not there", More, AcpiMachine(), p => p.Each<GrowMemoryStep>(s => s with { From = Size("1GiB") }), "The memory of a machine with 2GiB of 8GiB cannot grow from 1GiB to 3GiB."),
        new("B: ACPI memory that grows downwards", More, AcpiMachine(), p => p.Each<GrowMemoryStep>(s => s with { To = Size("1GiB") }), "The memory of a machine with 2GiB of 8GiB cannot grow from 2GiB to 1GiB."),
        new("B: a ninth growth", More, Exhausted, _ => AcpiMachine().Plan(More), "The memory of a machine with 2GiB of 8GiB cannot grow from 2GiB to 3GiB."),
        new("B: ACPI memory of a machine with virtio-mem", More, VirtioMachine(), p => p with { Steps = [new GrowMemoryStep(Size("2GiB"), Size("3GiB")) { Configuration = p.ConfiguredAfter }] },
            "The memory of a machine with 2GiB of 8GiB cannot grow from 2GiB to 3GiB."),
        new("B: memory that grows as a whole where devices come one by one", More, Running(Small), p => p with { Steps = [new GrowMemoryStep(Size("2GiB"), Size("3GiB")) { Configuration = p.ConfiguredAfter }] },
            "The memory of a machine with 2GiB of 8GiB cannot grow from 2GiB to 3GiB."),
        new("B: a growth that the impact does not tell", More, AcpiMachine(), p => p.Unlisted("memory"), "Memory is plugged live, but the impact lists no live change of memory, or the reverse."),
        new("B: a growth that nobody asked for", Spec with { Vcpus = 4 }, AcpiMachine(), p => p.With(new GrowMemoryStep(Size("2GiB"), Size("3GiB"))), "\"grow the memory from 2GiB to 3GiB\" is what nobody asked for."),
        new("B: a growth under the code of a DIMM", More, AcpiMachine(), p => p.Told("memory", c => c with { Code = "HP2001" }), "memory: \"2GiB → 3GiB, hot-added through ACPI, to be onlined in the guest (HP2001)\" names a reason that is not true."),
        new("B: a DIMM under the code of a growth as a whole", More, Running(Small), p => p.Told("memory", c => c with { Code = "HP2014" }), "memory: \"2GiB → 3GiB, hot-added as DIMM (HP2014)\" names a reason that is not true."),
        new("B: less ACPI memory under the code of more", Spec with { Memory = Size("2GiB") }, AcpiMachine("4GiB"), p => p.Told("memory", c => c with { Code = "HP2014" }), "memory: HP2014 is no code for a Reboot change of a machine that is Running."),
    ];

    public static IEnumerable<WrongPlan> Requests =>
    [
        new("B: more vCPUs than the maximum in a request", Both, AcpiMachine(), p => p.Each<ResizeMachineStep>(s => s with { Vcpus = s.Vcpus with { To = 5 } }), "5 vCPUs cannot be plugged live: maximum 4, hotplug True."),
        new("B: half a step of memory in a request", Both, AcpiMachine(), p => p.Each<ResizeMachineStep>(s => s with { Memory = new GrowMemoryStep(Size("2GiB"), Size("3136MiB")) }),
            "The memory of a machine with 2GiB of 8GiB cannot grow from 2GiB to 3136MiB."),
        new("B: half a block of virtio-mem in a request", Both, VirtioMachine(), p => p.Each<ResizeMachineStep>(s => s with { Memory = new ResizeMemoryDeviceStep("ua-hotplug-memory", ByteSize.Zero, Size("1GiB") + Size("1MiB")) }),
            "The virtio-mem device ua-hotplug-memory cannot go from 0B to 1025MiB."),
        new("B: vCPUs once in a request and once alone", Both, AcpiMachine(), p => p.With(new SetVcpusStep(2, 4)), "\"hot-add vCPUs 2 → 4\" is the second step for the same."),
        new("B: a request that writes other vCPUs than it asks for", Both, AcpiMachine(), p => p.Each<ResizeMachineStep>(s => s with { Configuration = s.Configuration! with { Vcpus = 3 } }),
            "\"hot-add vCPUs 2 → 4\" writes a configuration that does not have it."),
        new("B: a request that writes a maximum", Both, AcpiMachine(), p => p.Each<ResizeMachineStep>(s => s with { Configuration = s.Configuration! with { MaxMemory = Size("16GiB") } }),
            "\"grow the memory from 2GiB to 3GiB\" writes more of the configuration than goes with it."),
        new("B: a request that asks the guest under unplug = reboot", Both with { Vcpus = 1, Policy = new Policy { Unplug = UnplugPolicy.Reboot } }, AcpiMachine(), _ => AcpiMachine().Plan(Both with { Vcpus = 1 }),
            "The guest is asked to give something back although the policy forbids it."),
    ];

    public static IEnumerable<WrongPlan> Replacements =>
    [
        new("B: a reason for another machine that nobody asked for", Wider, AcpiMachine(), p => p.Listing([.. p.Impact.Changes, new Change("max_memory", ImpactClass.Replace, "8GiB", "16GiB", Anew, "HP4036")]),
            $"max_memory: \"8GiB → 16GiB, {Anew} (HP4036)\" is no reason to make a machine anew."),
        new("B: another machine for what can be done live", Spec with { Vcpus = 4 }, AcpiMachine(), p => Spoiling.Nothing(AcpiMachine()).Listing(p.Impact.Changes.Append(new Change("max_vcpus", ImpactClass.Replace, "4", "8", Anew, "HP4036"))),
            "vcpus: \"2 → 4, hot-added, to be onlined in the guest (HP1001)\" is no reason to make a machine anew."),
        new("B: another machine under the code of a reboot", Wider, AcpiMachine(), p => p.Told("max_vcpus", c => c with { Code = "HP1003" }), $"max_vcpus: \"4 → 8, {Anew} (HP1003)\" is no reason to make a machine anew."),
        new("B: a machine that is changed before it is made anew", Wider, AcpiMachine(), p => p.With(new SetVcpusStep(2, 4)), "A machine that is made anew is not changed before."),
        new("B: a machine that is stopped before it is made anew", Wider, AcpiMachine(), p => p with { Impact = p.Impact with { StopsMachine = true } }, "A machine that is made anew is not changed before."),
        new("B: another machine where the definition can be changed", Wider, Running(Small), p => Spoiling.Nothing(Running(Small)).Listing([new Change("max_vcpus", ImpactClass.Replace, "4", "8", Anew, "HP4036")]),
            "A machine is made anew whose hypervisor can change its definition."),
        new("B: another machine under fail", Wider with { Policy = new Policy { OnRebootRequired = RebootPolicy.Fail } }, AcpiMachine(), _ => AcpiMachine().Plan(Wider), "A machine is made anew although the policy forbids it."),
    ];
}
