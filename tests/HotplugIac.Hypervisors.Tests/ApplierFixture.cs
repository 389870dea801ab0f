using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Hypervisors.Tests.Peer;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>A machine, its hypervisor and an applier on a clock that never waits.</summary>
internal sealed class ApplierFixture
{
    public static readonly Sizing Small = new(2, 4, Size("2GiB"), Size("8GiB"), 16);

    /// <summary>As <see cref="Small"/>, with a virtio-mem device that fills the room.</summary>
    public static readonly Sizing Virtio = Small with { Devices = [new MemoryDevice(MemoryModel.VirtioMem, "ua-m", Size("6GiB"), null) { Block = Size("2MiB") }] };

    public static readonly MachineSpec Growth = new("web") { Vcpus = 4, Memory = Size("4GiB") };

    private static readonly HashSet<string> Nothing = [];

    public ApplierFixture(Sizing? sizing = null, MachineFacts? facts = null)
    {
        Machine = new PeerMachine(sizing ?? Small, facts ?? new MachineFacts { VirtioMem = sizing == Virtio });
        Hypervisor = new PeerHypervisor(Machine);
    }

    public FakeTime Time { get; } = new();

    /// <summary>Null: alone.</summary>
    public MachineLocks? Locks { get; init; }

    /// <summary>Null: nobody looks.</summary>
    public IProgress<ApplyProgress>? Observer { get; init; }

    public PeerMachine Machine { get; }

    public PeerHypervisor Hypervisor { get; }

    public static ByteSize Size(string text) => ByteSize.Parse(text);

    public PlanResult Plan(MachineSpec spec) => Planner.Plan(spec, Machine.Look(), Nothing);

    public ApplyOutcome Apply(MachineSpec spec, PlanResult? approved = null, CancellationToken cancellationToken = default)
    {
        approved ??= Plan(spec);
        var applier = new Applier(Hypervisor, Time, ApplyTimeouts.Default, locks: Locks, observer: Observer);
        return Time.Run(() => applier.ApplyAsync("3f0c", spec, Nothing, approved, cancellationToken));
    }

    /// <summary>Applies until nothing is left to do, and says whether that came true.</summary>
    public void ShouldConverge(MachineSpec spec)
    {
        Hypervisor.Fails.Clear();
        Hypervisor.DoesNothing.Clear();
        Hypervisor.DoneButFails.Clear();
        Hypervisor.DoneButBreaks.Clear();
        Hypervisor.StopsAtVcpus = null;
        Machine.Guest.Unplugging = Unplugging.Obeys;
        Machine.Guest.MissesShutdowns = 0;
        Machine.Guest.Keeps = ByteSize.Zero;
        Apply(spec).Problems.ShouldBeEmpty();
        var deferred = PendingChanges.Between(Machine.Running, Machine.Configured).Keys.ToHashSet(StringComparer.Ordinal);
        var again = Planner.Plan(spec, Machine.Look(), deferred);
        again.Impact.Verdict.ShouldBe(Verdict.None);
        again.Steps.ShouldBeEmpty();
    }
}
