using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>vCPUs of a running machine (RULEBOOK A1).</summary>
internal static class VcpuPlugging
{
    public static LiveReply Set(SimulatedMachine machine, Sizing running, SetVcpusStep step)
    {
        if (step.To < 1)
        {
            throw Refusal.InvalidArgument(step.Describe(), "vcpus in virDomainSetVcpusFlags must not be zero");
        }

        if (step.To > running.MaxVcpus)
        {
            throw Refusal.InvalidArgument(step.Describe(), $"requested vcpus is greater than max allowable vcpus for the live domain: {step.To} > {running.MaxVcpus}");
        }

        // The same number is a success whatever the guest has (RULEBOOK D5).
        return step.To == running.Vcpus ? machine
            : step.To > running.Vcpus ? Plug(machine, running, step)
            : Unplug(machine, running, step);
    }

    /// <summary>vCPUs of one entity: they come and go together (RULEBOOK A1 "m not multiple of entity size").</summary>
    public static int Group(Sizing sizing, MachineFacts facts) =>
        facts.VcpuGranularity > 1 ? Math.Max(1, sizing.Topology?.Threads ?? facts.VcpuGranularity) : 1;

    /// <summary>Done when it is replied, on a paused machine too (RULEBOOK E).</summary>
    private static SimulatedMachine Plug(SimulatedMachine machine, Sizing running, SetVcpusStep step)
    {
        CheckGroups(machine, running, step);
        if (!machine.Facts.VcpuHotplug)
        {
            throw Refusal.NotSupported(step.Describe(), "cpu hotplug is not supported");
        }

        return LateUnplugs.AfterPlug(machine, step.To - running.Vcpus) with { Running = running with { Vcpus = step.To } };
    }

    private static LiveReply Unplug(SimulatedMachine machine, Sizing running, SetVcpusStep step)
    {
        if (!machine.Facts.VcpuHotplug || step.To < running.MinVcpus)
        {
            throw Refusal.Unsupported(step.Describe(), "failed to find appropriate hotpluggable vcpus to reach the desired target vcpu count");
        }

        CheckGroups(machine, running, step);
        if (machine is { IsPaused: false, Guest.Unplug: GuestUnplug.Obeys })
        {
            return machine with { Running = running with { Vcpus = step.To } };
        }

        // libvirt asks for one entity after the other and stops at the first that is not ejected in time.
        var first = new LateUnplug(null, running.Vcpus - Group(running, machine.Facts), 0);
        return new LiveReply(LateUnplugs.Ask(machine, first), Refusal.VcpuTimeout(step.Describe()));
    }

    private static void CheckGroups(SimulatedMachine machine, Sizing running, SetVcpusStep step)
    {
        if (step.To % Group(running, machine.Facts) != 0)
        {
            throw Refusal.Unsupported(step.Describe(), "target vm vcpu granularity does not allow the desired vcpu count");
        }
    }
}
