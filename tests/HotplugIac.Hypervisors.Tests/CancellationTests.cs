using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Hypervisors.Tests.Peer;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>A cancellation at any moment leaves whole steps, a true state, and a second apply that converges.</summary>
public sealed class CancellationTests
{
    private static readonly MemoryDevice Dimm = new(MemoryModel.Dimm, "ua-hotplug-dimm0", Size("2GiB"), null);
    private static readonly MemoryDevice Filled = Virtio.Devices[0] with { Requested = Size("4GiB"), Current = Size("4GiB") };
    private static readonly NumaTune OnZero = new(NumaTuneMode.Restrictive, CpuSet.First(1));

    /// <summary>For each kind of step a machine and a change that needs it first, and another step after it.</summary>
    private static readonly Dictionary<string, (Sizing Sizing, MachineSpec Spec, Type Kind)> Cases = new(StringComparer.Ordinal)
    {
        ["plug vCPUs"] = (Small, new("web") { Vcpus = 4, MaxMemory = Size("16GiB") }, typeof(SetVcpusStep)),
        ["unplug vCPUs"] = (Small with { Vcpus = 4, MinVcpus = 1 }, new("web") { Vcpus = 2, MaxMemory = Size("16GiB") }, typeof(SetVcpusStep)),
        ["attach a DIMM"] = (Small, new("web") { Memory = Size("4GiB"), MaxVcpus = 8 }, typeof(AttachMemoryDeviceStep)),
        ["detach a DIMM"] = (Small with { Devices = [Dimm] }, new("web") { Memory = Size("2GiB"), MaxVcpus = 8 }, typeof(DetachMemoryDeviceStep)),
        ["grow virtio-mem"] = (Virtio, new("web") { Memory = Size("4GiB"), MaxVcpus = 8 }, typeof(ResizeMemoryDeviceStep)),
        ["shrink virtio-mem"] = (Virtio with { Devices = [Filled] }, new("web") { Memory = Size("3GiB"), MaxVcpus = 8 }, typeof(ResizeMemoryDeviceStep)),
        ["move memory"] = (Small with { NumaTune = OnZero }, new("web") { NumaTune = OnZero with { Nodeset = CpuSet.First(2) }, MaxVcpus = 8 }, typeof(SetNumaTuneStep)),
        ["write the configuration"] = (Small, new("web") { MaxVcpus = 8 }, typeof(WriteConfigurationStep)),
        ["stop and start"] = (Small, PowerCycleTests.Under("5m"), typeof(PowerCycleStep)),
    };

    public static TheoryData<string> Kinds() => [.. Cases.Keys];

    private static ApplierFixture Lab(Sizing sizing)
    {
        var lab = new ApplierFixture(sizing, new MachineFacts { VirtioMem = sizing.Devices.Any(d => d.Model == MemoryModel.VirtioMem) });
        lab.Machine.Guest.Unplugging = Unplugging.Obeys;
        lab.Machine.GuestTakes = Size("512MiB");
        return lab;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void At_any_reading_and_after_any_call_it_leaves_whole_steps_and_a_second_apply_converges(string kind)
    {
        var (sizing, spec, type) = Cases[kind];
        Lab(sizing).Plan(spec).Steps.ShouldContain(s => s.GetType() == type);
        var (reads, calls) = Uncancelled(sizing, spec);
        for (var at = 1; at <= reads + calls; at++)
        {
            var lab = Lab(sizing);
            var approved = lab.Plan(spec);
            using var cancel = new CancellationTokenSource();
            var (byRead, number) = at <= reads ? (true, at) : (false, at - reads);
            lab.Hypervisor.BeforeRead = read => Cancel(cancel, byRead && read == number);
            lab.Hypervisor.AfterCall = () => Cancel(cancel, !byRead && lab.Hypervisor.Calls.Count == number);

            var outcome = lab.Apply(spec, approved, cancel.Token);

            var where = $"{kind}, {(byRead ? "reading" : "call")} {number}";
            outcome.Snapshot.ShouldBe(lab.Machine.Look(), where);
            outcome.Problems.Count.ShouldBeLessThanOrEqualTo(1, where);
            lab.Machine.Running.ShouldNotBeNull(where);
            IsWhole(approved, lab.Machine).ShouldBeTrue($"{where}: {lab.Machine.Running} and {lab.Machine.Configured}");
            (lab.Hypervisor.BeforeRead, lab.Hypervisor.AfterCall) = (_ => { }, () => { });
            lab.ShouldConverge(spec);
        }
    }

    private static (int Reads, int Calls) Uncancelled(Sizing sizing, MachineSpec spec)
    {
        var lab = Lab(sizing);
        lab.Apply(spec).Problems.ShouldBeEmpty();
        return (lab.Hypervisor.Reads, lab.Hypervisor.Calls.Count);
    }

    private static void Cancel(CancellationTokenSource cancel, bool isNow)
    {
        if (isNow)
        {
            cancel.Cancel();
        }
    }

    /// <summary>What is configured is what some number of whole steps leaves, and what runs is no further behind than it.</summary>
    private static bool IsWhole(PlanResult plan, PeerMachine machine)
    {
        var written = plan.Steps.Select(s => s.Configuration).OfType<Sizing>().ToList();
        var last = written.FindLastIndex(c => c == machine.Configured);
        var live = plan.Steps.Where(s => s is not (WriteConfigurationStep or PowerCycleStep)).ToList();
        var done = live.Count(s => s.IsLiveDone(machine.Running));
        return last >= 0 ? done >= Math.Min(live.Count, last + 1) : done == 0;
    }
}
