using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Checking;

/// <summary>Plans that are wrong in one way each.</summary>
internal static class WrongPlans
{
    private static readonly MachineSpec Growth = Spec with { Vcpus = 4, Memory = Size("4GiB") };
    private static readonly MachineSpec Reboot = Spec with { Vcpus = 4, MaxVcpus = 8, Policy = new Policy { OnRebootRequired = RebootPolicy.Reboot } };
    private static readonly MachineSpec Split = Spec with { Vcpus = 6, MaxVcpus = 8 };
    private static readonly MachineSpec Less = Spec with { Vcpus = 1, Memory = Size("2GiB") };
    private static readonly NumaTune Restrictive = new(NumaTuneMode.Restrictive, Cpus("0"));
    private static readonly MachineSnapshot Machine = Running(Small);
    private static readonly MachineSnapshot Large = Running(Small.With(Dimm("ua-a", "1GiB")));
    private static readonly MachineSnapshot Elastic = Running(Small.With(Vmem("ua-hotplug-vmem0", "6GiB", "1GiB")), VirtioMem);
    private static readonly MachineSnapshot Left = Off(Small) with { StoppedByUs = true };

    public static IEnumerable<WrongPlan> Steps =>
    [
        new("a step that is missing", Growth, Machine, p => p.Without<SetVcpusStep>(), "The steps do not lead to the running machine that the plan predicts."),
        new("a step twice", Growth, Machine, p => p.With(p.Steps[0]), "\"hot-add vCPUs 2 → 4\" is the second step for the same."),
        new("A1: more vCPUs than the running maximum", Growth, Machine, p => p.Each<SetVcpusStep>(s => s with { To = 5 }), "5 vCPUs cannot be plugged live: maximum 4, hotplug True."),
        new("A1: fewer vCPUs than are fixed", Spec with { Vcpus = 2 }, Running(Small with { Vcpus = 4, MinVcpus = 2 }), p => p.Each<SetVcpusStep>(s => s with { To = 1 }),
            "1 vCPUs cannot be left: the first 2 are not hotpluggable, and 1 come and go at a time."),
        new("C2: a DIMM of 100 MiB", Growth, Machine, p => p.Each<AttachMemoryDeviceStep>(s => s with { Device = s.Device with { Size = Size("100MiB") } }),
            "A DIMM of 100MiB is no multiple of the guest's block of 128MiB."),
        new("C2: a DIMM behind one that spoils it, and no warning", Spec with { Memory = Size("3172MiB") }, Running(Small.With(Dimm("ua-odd", "100MiB"))), p => p with { Problems = [] },
            "A DIMM is attached behind one that is not whole blocks, and no warning says that the guest will not use it."),
        new("A2: memory above the maximum", Growth, Machine, p => p.Each<AttachMemoryDeviceStep>(s => s with { Device = s.Device with { Size = Size("16GiB") } }), "16GiB more would exceed the maximum of 8GiB."),
        new("D2: a device without a user alias", Growth, Machine, p => p.Each<AttachMemoryDeviceStep>(s => s with { Device = s.Device with { Alias = "dimm0" } }), "The alias \"dimm0\" is not a free user alias."),
        new("A2: a request of half a block", Spec with { Memory = Size("5GiB") }, Elastic, p => p.Each<ResizeMemoryDeviceStep>(s => s with { Requested = Size("1025MiB") }),
            "The virtio-mem device ua-hotplug-vmem0 cannot go from 1GiB to 1025MiB."),
        new("A2: a device that is not there", Less, Large, p => p.Each<DetachMemoryDeviceStep>(s => s with { Device = Dimm("ua-b", "1GiB") }), "There is no memory device ua-b as the step wants to detach it."),
        new("A3: host nodes live in strict mode", Spec with { NumaTune = Restrictive with { Nodeset = Cpus("1") } }, Running(Small with { NumaTune = Restrictive }),
            p => p.Each<SetNumaTuneStep>(s => s with { To = s.To with { Mode = NumaTuneMode.Strict } }), "The host nodes of a machine with restrictive 0 cannot go from restrictive 0 to strict 1 live."),
        new("a live step of a machine that is off", Growth, Off(Small), p => p.With(new SetVcpusStep(2, 4)), "\"hot-add vCPUs 2 → 4\" is a live step of a machine that is off."),
        new("E: something is plugged after an unplug of vCPUs", Spec with { Vcpus = 1, Memory = Size("4GiB") }, Machine, p => p.Reversed(),
            "\"attach the DIMM ua-hotplug-dimm0 of 2GiB\" comes after an unplug of vCPUs, which is the last that a machine is asked for."),
        new("growth that waits for a guest which may refuse", Spec with { Vcpus = 4, Memory = Size("2GiB") }, Large, p => p.Reversed(),
            "\"hot-add vCPUs 2 → 4\" waits for \"detach the DIMM ua-a of 1GiB\", which the guest may refuse."),
        new("a live step after the configuration", Spec with { Vcpus = 4, MaxMemory = Size("16GiB") }, Machine, p => p.Reversed(), "\"hot-add vCPUs 2 → 4\" comes after the configuration is written alone."),
        new("a step that writes what goes with another", Growth, Machine, p => p.Each<SetVcpusStep>(s => s with { Configuration = p.ConfiguredAfter }), "\"hot-add vCPUs 2 → 4\" writes more of the configuration than goes with it."),
        new("a step that writes without what it does", Growth, Machine, p => p.Each<SetVcpusStep>(s => s with { Configuration = s.Configuration! with { Vcpus = 3 } }),
            "\"hot-add vCPUs 2 → 4\" writes a configuration that does not have it."),
        new("a step that writes what stands there", Growth, Machine, p => p.With(new WriteConfigurationStep { Configuration = p.ConfiguredAfter }), "\"write the configuration\" writes the configuration that stands there already."),
        new("a configuration that cannot be defined", Growth, Machine, p => p.Configuring(c => c with { MemorySlots = 257 }), "1 devices in 257 slots."),
    ];

    public static IEnumerable<WrongPlan> Impacts =>
    [
        new("a change that is not listed", Growth, Machine, p => p.Unlisted("vcpus"), "vCPUs are plugged live, but the impact lists no live change of vcpus, or the reverse."),
        new("a listed change that no step makes", Spec with { Vcpus = 4 }, Machine, p => p.Listing([.. p.Impact.Changes, new Change("memory", ImpactClass.Live, "2GiB", "4GiB", "hot-added as DIMM", "HP2001")]),
            "Memory is plugged live, but the impact lists no live change of memory, or the reverse."),
        new("a live change in the class reboot", Growth, Machine, p => p.Told("vcpus", c => c with { Class = ImpactClass.Reboot }), "vcpus: HP1001 is no code for a Reboot change of a machine that is Running."),
        new("a reboot change in the class live", Spec with { MaxVcpus = 8 }, Machine, p => p.Told("max_vcpus", c => c with { Class = ImpactClass.Live }), "max_vcpus: HP1003 is no code for a Live change of a machine that is Running."),
        new("the code of another attribute", Growth, Machine, p => p.Told("memory", c => c with { Code = "HP1001" }), "memory: HP1001 is the code of another attribute."),
        new("a code of no rule", Growth, Machine, p => p.Told("memory", c => c with { Code = "HP2999" }), "memory: HP2999 is no code for a Live change of a machine that is Running."),
        new("the code of another method", Growth, Machine, p => p.Told("memory", c => c with { Code = "HP2002" }), "memory: \"2GiB → 4GiB, hot-added as DIMM (HP2002)\" names a reason that is not true."),
        new("a value before that was not", Growth, Machine, p => p.Told("vcpus", c => c with { From = "3" }), "vcpus: \"3 → 4, hot-added (HP1001)\" is not what becomes of it: running 2 → 4, configured 2 → 4."),
        new("a value after that will not be", Growth, Machine, p => p.Told("vcpus", c => c with { To = "3" }), "vcpus: \"2 → 3, hot-added (HP1001)\" is not what becomes of it: running 2 → 4, configured 2 → 4."),
        new("a change twice", Growth, Machine, p => p.Listing([.. p.Impact.Changes, p.Impact.Changes[0]]), "vcpus stands twice among the Live changes."),
        new("an attribute of nothing", Growth, Machine, p => p.Told("vcpus", c => c with { Attribute = "disks" }), "disks is no attribute of a machine's size."),
        new("the rest of a split change from where it began", Split, Machine, p => p.Told("vcpus", c => c.Class == ImpactClass.Reboot ? c with { From = "2" } : c),
            "vcpus: \"2 → 6, at the next boot: the running maximum is 4 (HP1002)\" is not what becomes of it: running 2 → 4, configured 2 → 6."),
        new("a split change whose rest is not listed", Split, Machine, p => p.Listing(p.Impact.Changes.Where(c => c.Code != "HP1002")), "vcpus has to wait for the next boot (4, then 6), but the impact does not list it."),
        new("a growth that waits although there is room", Spec with { Memory = Size("4GiB") }, Machine,
            p => (p with { Steps = [new WriteConfigurationStep { Configuration = p.ConfiguredAfter }], RunningAfter = Small }).Listing([new Change("memory", ImpactClass.Reboot, "2GiB", "4GiB", "at the next boot", "HP2004")]),
            "memory: \"2GiB → 4GiB, at the next boot (HP2004)\" names a reason that is not true."),
        new("a change that is for the next start of a running machine", Growth, Machine, p => p.Told("vcpus", c => c with { Code = "HP4002" }), "vcpus: HP4002 is no code for a Live change of a machine that is Running."),
        new("what was put off and is listed again", Spec with { MaxVcpus = 8 }, Pending(Small, Small with { MaxVcpus = 8 }), p => p.Listing([new Change("max_vcpus", ImpactClass.Reboot, "4", "8", "at the next boot", "HP1003")]),
            "max_vcpus is listed again, although an earlier apply put it off and nothing has changed.") { Deferred = new HashSet<string> { "max_vcpus" } },
    ];

    public static IEnumerable<WrongPlan> Promises =>
    [
        new("a wish that is forgotten", Spec with { MaxVcpus = 8 }, Machine, _ => Spoiling.Nothing(Machine), "max_vcpus 8 was asked for, 4 would be configured."),
        new("a pending wish that nobody is told of", Spec with { MaxVcpus = 8 }, Pending(Small, Small with { MaxVcpus = 8 }), p => p.Listing([]), "max_vcpus has to wait for the next boot (4, then 8), but the impact does not list it."),
        new("a configuration that nobody asked for", Growth, Machine, p => p.Configuring(c => c with { NumaTune = Restrictive }), "numa_tune would be configured anew, and nobody asked for that."),
        new("somebody else's pending change that is lost", Spec with { Vcpus = 4 }, Pending(Small, Small with { MaxMemory = Size("16GiB") }), p => p.Configuring(c => c with { MaxMemory = Small.MaxMemory }),
            "max_memory would be configured anew, and nobody asked for that."),
        new("a user's DIMM that goes from the configuration", Spec with { Vcpus = 4 }, Large, p => p.Configuring(c => c.With()), "ua-a: dimm 1GiB would lose its capacity, and nobody asked for that."),
        new("a device that nobody asked for", Growth, Machine, p => p.Configuring(c => c.With([.. c.Devices, Dimm("ua-more", "1GiB")])), "ua-more: dimm 1GiB would be configured, and nobody asked for that."),
        new("memory that leaves before its replacement is there", Spec with { Memory = Size("4GiB") }, Large, p => p with { Steps = [new DetachMemoryDeviceStep(Dimm("ua-a", "1GiB")), .. p.Steps] },
            "\"detach the DIMM ua-a of 1GiB\" leaves 2GiB, and the machine shall never have less than 3GiB."),
        new("D4: a floor that rises with growth", Spec with { Vcpus = 4 }, Machine, p => p.Configuring(c => c with { MinVcpus = c.Vcpus }), "The floor of hotpluggable vCPUs would rise from 1 to 4 unasked."),
        new("what a guest uses, in a configuration", Spec with { Memory = Size("5GiB") }, Elastic, p => p.Configuring(c => c.Booted()), "A configuration holds what a guest uses of virtio-mem, which only a running machine has."),
        new("a plan with errors that does something", Spec with { Vcpus = 99 }, Machine, p => p.With(new SetVcpusStep(2, 4)), "A plan with errors must do nothing."),
    ];

    public static IEnumerable<WrongPlan> Policies =>
    [
        new("a stop that no policy asks for", Reboot with { Policy = Policy.Default }, Machine, _ => Machine.Plan(Reboot), "No policy asks to stop the machine."),
        new("a stop that the impact does not tell", Reboot, Machine, p => p with { Impact = p.Impact with { StopsMachine = false } }, "The impact says stops_machine = False, and there are 1 stops."),
        new("a stop that the impact tells and that does not come", Growth, Machine, p => p with { Impact = p.Impact with { StopsMachine = true } }, "The impact says stops_machine = True, and there are 0 stops."),
        new("two stops", Reboot, Machine, p => p.With(new PowerCycleStep()), "The impact says stops_machine = True, and there are 2 stops."),
        new("live steps that the boot brings anyway", Reboot, Machine, p => p with { Steps = [new SetVcpusStep(2, 4), .. p.Steps] }, "Something is done live that the new boot brings anyway."),
        new("a configuration that is written after the start", Reboot, Machine, p => p.Reversed(), "Something is done after the start that should come with it."),
        new("a reboot change under fail", Reboot with { Policy = new Policy { OnRebootRequired = RebootPolicy.Fail } }, Machine, _ => Machine.Plan(Reboot with { Policy = Policy.Default }), "A reboot change although the policy forbids it."),
        new("a reboot change that stays pending under reboot", Reboot, Machine, _ => Machine.Plan(Reboot with { Policy = Policy.Default }), "max_vcpus stays pending (4, then 8), although the policy asks for the reboot."),
        new("a guest that is asked under unplug = reboot", Less with { Policy = new Policy { Unplug = UnplugPolicy.Reboot } }, Large, _ => Large.Plan(Less), "The guest is asked to give something back although the policy forbids it."),
        new("a start of a machine that somebody else stopped", Spec, Off(Small), _ => Left.Plan(Spec), "A machine is started that no apply has stopped, or from a saved image."),
        new("a machine that an apply left off and that stays so", Spec, Left, _ => Spoiling.Nothing(Left), "The machine that an interrupted apply left off is not started again."),
        new("a power state that no step makes", Spec, Machine, p => p with { PowerAfter = PowerState.Running }, "The power state would be Running, which no step makes."),
        new("a paused guest that is asked without a word", Less, Large with { Power = PowerState.Paused }, p => p with { Problems = [] }, "The guest of a paused machine is asked for something, and no warning says that it cannot answer."),
    ];
}
