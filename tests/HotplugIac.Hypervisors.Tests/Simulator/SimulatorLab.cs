using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Simulator;
using HotplugIac.Hypervisors.Tests.Peer;

namespace HotplugIac.Hypervisors.Tests.Simulator;

/// <summary>A simulator in memory with one machine, on a clock that never waits.</summary>
internal sealed class SimulatorLab
{
    public const string Id = "7b4c6f3e-4d55-4f6e-9a53-8f5f3a3c0001";

    private static readonly HashSet<string> Nothing = [];

    public SimulatorLab(Sizing? sizing = null, MachineFacts? facts = null, SimulatedGuest? guest = null)
    {
        var running = sizing ?? Small;
        var machine = new SimulatedMachine(Id, "web", running, running, facts ?? Facts) { Guest = guest ?? SimulatedGuest.Default, OnlineVcpus = running.Vcpus, OnlineBlocks = 16 };
        Store = new MemorySimulatorStore(new SimulatorState { Machines = [machine] });
        Hypervisor = new SimulatorHypervisor(Store, [new PlainFormat()], Time);
    }

    /// <summary>2 of 4 vCPUs, 2 of 8 GiB in 4 slots, in one NUMA cell.</summary>
    public static Sizing Small { get; } = new(2, 4, Size("2GiB"), Size("8GiB"), 4) { NumaCells = [new NumaCell(CpuSet.First(4), Size("2GiB"))] };

    public static MachineFacts Facts { get; } = SimulatorState.DefaultFacts;

    public static SimulatedGuest Silent { get; } = new() { Unplug = GuestUnplug.Silent };

    public static SimulatedGuest Refusing { get; } = new() { Unplug = GuestUnplug.Refuses };

    public FakeTime Time { get; } = new();

    public MemorySimulatorStore Store { get; }

    public SimulatorHypervisor Hypervisor { get; }

    /// <summary>The machine as the store has it.</summary>
    public SimulatedMachine Machine => Store.State.Machines[0];

    public Sizing Running => Machine.Running!;

    public static ByteSize Size(string text) => ByteSize.Parse(text);

    public static MemoryDevice Dimm(string alias, string size, int? node = 0) => new(MemoryModel.Dimm, alias, Size(size), node);

    public static MemoryDevice Vmem(string alias, string size, string requested, string block = "2MiB") =>
        new(MemoryModel.VirtioMem, alias, Size(size), 0) { Requested = Size(requested), Block = Size(block) };

    public void Change(Func<SimulatedMachine, SimulatedMachine> change) => Store.State = Store.State with { Machines = [change(Machine)] };

    public void Fault(SimulatorCall call, FaultKind kind, int nth = 1, string? machine = null) =>
        Store.State = Store.State with { Faults = [.. Store.State.Faults, new SimulatedFault(call, nth, kind) { Machine = machine }] };

    public async Task<MachineSnapshot?> Look() => (await Hypervisor.ReadAsync([MachineRef.ById(Id)], CancellationToken.None))[0];

    public Task Live(PlanStep step) => Hypervisor.ApplyLiveAsync(Id, step, CancellationToken.None);

    public Task Vcpus(int to) => Live(new SetVcpusStep(Running.Vcpus, to));

    public Task Attach(MemoryDevice device) => Live(new AttachMemoryDeviceStep(device));

    public Task Detach(MemoryDevice device) => Live(new DetachMemoryDeviceStep(device));

    public Task<ConfigurationBackup> Write(Sizing sizing) => Hypervisor.WriteConfigurationAsync(Id, sizing, CancellationToken.None);

    public Task<ConfigurationBackup> Write(Func<Sizing, Sizing> change) => Write(change(Machine.Configured));

    public Task Start() => Hypervisor.StartAsync(Id, CancellationToken.None);

    public Task Destroy() => Hypervisor.DestroyAsync(Id, CancellationToken.None);

    public PlanResult Plan(MachineSpec spec, params string[] deferred) =>
        Planner.Plan(spec, Look().GetAwaiter().GetResult()!, deferred.ToHashSet(StringComparer.Ordinal));

    public ApplyOutcome Apply(MachineSpec spec, PlanResult? approved = null)
    {
        approved ??= Plan(spec);
        var applier = new Applier(Hypervisor, Time, ApplyTimeouts.Default);
        return Time.Run(() => applier.ApplyAsync(Id, spec, Nothing, approved, CancellationToken.None));
    }

    /// <summary>The refusal of a call: by rule, with its text, and the machine is as it was.</summary>
    public async Task<HypervisorException> Refused(Func<Task> call, string text, Rule? rule = null)
    {
        var before = Store.State;
        var error = await Should.ThrowAsync<HypervisorException>(call);
        error.Rule.ShouldBe(rule ?? LifecycleRules.StepFailed);
        error.Message.ShouldContain(text);
        Store.State.ShouldBeSameAs(before);
        return error;
    }

    /// <summary>A definition that is nothing but "plain", and a UUID behind it where it has one.</summary>
    private sealed class PlainFormat : IDefinitionFormat
    {
        public bool Fits(string definition) => definition.StartsWith("plain", StringComparison.Ordinal);

        public DefinitionReading Read(string definition, MachineFacts host) =>
            new(string.Empty, definition.Length > 6 ? definition[6..] : null, new Sizing(1, 1, ByteSize.Zero, ByteSize.Zero, 0), host, definition.EndsWith('!')
                ? [Problem.Error(Attributes.Definition, InputRules.MalformedDefinition, "there is a ! in it.")]
                : []);
    }
}
