using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors;

/// <summary>What a guest did that did not give back what it was asked for, and what is true now.</summary>
internal sealed class UnplugReport(IHypervisor hypervisor, ReadBack reader)
{
    public async Task<string> OfAsync(
        string id, PlanStep step, Policy policy, MachineSnapshot snapshot, HypervisorException? refusal, CancellationToken cancellationToken)
    {
        var bound = Durations.Text(policy.UnplugTimeout);
        var what = refusal switch
        {
            { IsFinal: true } => $"The guest did not give it back: {refusal.Message}",
            not null => $"The guest did not give it back within {bound} (unplug_timeout): {refusal.Message}",
            null => $"The hypervisor accepted to {step.Describe()}, but the guest did not do it within {bound} (unplug_timeout).",
        };
        var paused = snapshot.Power == PowerState.Paused ? " The machine is paused, and a paused guest answers nothing." : string.Empty;
        return $"{what}{paused} {await TruthAsync(id, step, policy, snapshot.Running!, cancellationToken)}";
    }

    private async Task<string> TruthAsync(string id, PlanStep step, Policy policy, Sizing running, CancellationToken cancellationToken)
    {
        if (step is ResizeMachineStep both)
        {
            var counts = await TruthAsync(id, both.Vcpus, policy, running, cancellationToken);
            return both.Memory.IsLiveDone(running) || both.Memory is not ResizeMemoryDeviceStep ? $"{counts} It has {running.Memory}."
                : $"{counts} {await TruthAsync(id, both.Memory, policy, running, cancellationToken)}";
        }

        if (step is SetVcpusStep)
        {
            return await CountsAsync(id, policy, running, cancellationToken);
        }

        if (step is not ResizeMemoryDeviceStep resize)
        {
            return $"It is still there, and the machine has {running.Memory}.";
        }

        if (running.Devices.FirstOrDefault(d => d.Alias == resize.Alias) is not { } device)
        {
            return "The device is not there.";
        }

        var settled = await new RequestSettler(hypervisor, reader).SettleAsync(id, device, cancellationToken);
        return $"The guest has kept {device.Current} of the virtio-mem device {device.Alias}. {settled}".TrimEnd();
    }

    /// <summary>After a timeout hypervisor and guest can count differently, and libvirt stays wrong (RULEBOOK D5).</summary>
    private async Task<string> CountsAsync(string id, Policy policy, Sizing running, CancellationToken cancellationToken)
    {
        var guest = policy.Guest == GuestPolicy.Ignore ? null : await GuestAsync(id, cancellationToken);
        var online = guest is { Vcpus: > 0 } ? guest.Vcpus - guest.OfflineVcpus.Count : (int?)null;
        return online is null || online == running.Vcpus
            ? $"The machine has {Counted.Of(running.Vcpus, "vCPU")}."
            : $"The hypervisor counts {Counted.Of(running.Vcpus, "vCPU")}, but the guest itself has {online} online. Restarting libvirtd makes it look again; the state holds what the hypervisor says.";
    }

    private async Task<GuestView?> GuestAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await hypervisor.ReadGuestAsync(id, cancellationToken);
        }
        catch (HypervisorException)
        {
            // Only for the message.
            return null;
        }
    }
}
