using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>
/// The live half of a step for which the guest has to give something back. Neither a success reply nor an error is the
/// answer: libvirt reports success for a DIMM that stays (RULEBOOK D1) and a timeout for a vCPU that goes a second later (A1).
/// What counts is what reading back shows within the bound.
/// </summary>
internal sealed class Unplug(IHypervisor hypervisor, ReadBack reader, TimeProvider time, ApplyTimeouts timeouts)
{
    /// <param name="left">The machine as the steps before left it.</param>
    /// <returns>Null when the machine shows the step; else sentences on what the guest did and what is true now.</returns>
    public async Task<string?> DoAsync(MachineSnapshot left, PlanStep step, Policy policy, CancellationToken cancellationToken)
    {
        if (InUse(step, left.Running) is { } inUse)
        {
            return inUse;
        }

        var id = left.Id;
        try
        {
            return await WaitAsync(id, step, policy, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // What is done gets its configuration too, so that no step stays half done.
            var running = await StepLook.RunningAsync(reader, id);
            if (step.IsLiveDone(running))
            {
                return null;
            }

            if (DeviceOf(step, running) is { } device)
            {
                // Left alone, the guest would go on giving back what nobody waits for.
                using var bound = new CancellationTokenSource(timeouts.ReadBack, time);
                await new RequestSettler(hypervisor, reader).SettleAsync(id, device, bound.Token);
            }

            throw;
        }
    }

    private async Task<string?> WaitAsync(string id, PlanStep step, Policy policy, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var refusal = await AskAsync(id, step, cancellationToken);
        long? least = null;
        while (true)
        {
            var snapshot = await reader.ReadAsync(id, cancellationToken);
            if (step.IsLiveDone(snapshot?.Running))
            {
                return null;
            }

            if (snapshot?.Running is not { } running)
            {
                throw new HypervisorException(LifecycleRules.StepFailed, "The machine does not run any more.");
            }

            var left = Left(step, running);
            if (left < least)
            {
                // The bound is for a guest that has stopped moving: virtio-mem gives back about half a GiB in a second
                // (RULEBOOK E), so much of it needs long.
                started = time.GetTimestamp();

                // libvirt gives up at the first vCPU that takes longer than it waits, and asks for none of the rest.
                refusal = step is SetVcpusStep vcpus && refusal is not null ? await AskAgainAsync(id, vcpus with { From = running.Vcpus }, cancellationToken) : refusal;
            }

            least = Math.Min(left, least ?? left);
            if (refusal is { IsFinal: true } || time.GetElapsedTime(started) >= policy.UnplugTimeout)
            {
                var report = await new UnplugReport(hypervisor, reader).OfAsync(id, step, policy, snapshot, refusal, cancellationToken);

                // Asking the agent takes seconds, in which it can have happened.
                return step.IsLiveDone((await reader.ReadAsync(id, cancellationToken))?.Running) ? null : report;
            }

            await Task.Delay(timeouts.Interval, time, cancellationToken);
        }
    }

    private async Task<HypervisorException?> AskAsync(string id, PlanStep step, CancellationToken cancellationToken)
    {
        try
        {
            await hypervisor.ApplyLiveAsync(id, step, cancellationToken);
            return null;
        }
        catch (HypervisorException e) when (e.Rule == LifecycleRules.GuestRefused)
        {
            return e;
        }
        catch (HypervisorException)
        {
            // An error reply for what was done all the same is no error (a connection that broke after it).
            var running = await StepLook.RunningAsync(reader, id);
            var isAsked = Request(step) is { } resize && DeviceOf(step, running)?.Requested == resize.Requested;
            if (!isAsked && !step.IsLiveDone(running))
            {
                throw;
            }

            return null;
        }
    }

    /// <summary>The same step again. After an unplug that was late libvirt can be confused (RULEBOOK E): then that is the refusal.</summary>
    private async Task<HypervisorException?> AskAgainAsync(string id, PlanStep step, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(id, step, cancellationToken);
        }
        catch (HypervisorException e) when (e.Rule == LifecycleRules.StepFailed)
        {
            return e;
        }
    }

    /// <summary>
    /// A virtio-mem device that a step before should have emptied and did not: QEMU detaches only an empty one (RULEBOOK A2
    /// "virtio-mem remove"), so it is not asked.
    /// </summary>
    private static string? InUse(PlanStep step, Sizing? running) =>
        step is DetachMemoryDeviceStep { Device: { Model: MemoryModel.VirtioMem, Alias: var alias } }
        && running?.Devices.FirstOrDefault(d => d.Alias == alias) is { Requested.IsZero: false } device
            ? $"The guest has kept memory of the virtio-mem device {alias} ({device.Requested} requested), and only an empty one can be detached. It is still there."
            : null;

    /// <summary>What is still to be given back, as a number that falls while the guest moves.</summary>
    private static long Left(PlanStep step, Sizing running) => step.Parts.Where(p => p.NeedsGuest).Sum(p => LeftOfPart(p, running));

    private static long LeftOfPart(PlanStep step, Sizing running) => step switch
    {
        SetVcpusStep => running.Vcpus,
        ResizeMemoryDeviceStep resize => running.Devices.FirstOrDefault(d => d.Alias == resize.Alias)?.Current.Bytes ?? 0,
        _ => 0,
    };

    private static MemoryDevice? DeviceOf(PlanStep step, Sizing? running) =>
        Request(step) is { } resize ? running?.Devices.FirstOrDefault(d => d.Alias == resize.Alias) : null;

    private static ResizeMemoryDeviceStep? Request(PlanStep step) => step.Parts.OfType<ResizeMemoryDeviceStep>().FirstOrDefault();
}
