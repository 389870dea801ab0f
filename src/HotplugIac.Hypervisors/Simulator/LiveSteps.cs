using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>The live half of each kind of step.</summary>
internal static class LiveSteps
{
    /// <exception cref="HypervisorException">It is refused, and nothing has happened.</exception>
    public static LiveReply Do(SimulatedMachine machine, PlanStep step)
    {
        if (machine.Running is not { } running)
        {
            throw Refusal.NotValid(step.Describe(), "domain is not running");
        }

        machine = GuestSystem.Settle(machine);
        var reply = step switch
        {
            SetVcpusStep vcpus => VcpuPlugging.Set(machine, running, vcpus),
            AttachMemoryDeviceStep attach => MemoryAttachment.Attach(machine, running, attach),
            DetachMemoryDeviceStep detach => MemoryDetachment.Detach(machine, running, detach),
            ResizeMemoryDeviceStep resize => VirtioMemRequest.Resize(machine, running, resize),
            SetNumaTuneStep tune => NumaPlacement.Move(machine, running, tune),
            _ => throw new NotSupportedException($"The simulator has no live half of {step.GetType().Name}."),
        };
        return reply with { Machine = GuestSystem.Settle(reply.Machine!) };
    }
}
