using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>
/// The live half of a step for which no guest has to give anything back: do it, then look until the running machine shows it
/// or the bound is over. <see cref="Unplug"/> has the others.
/// </summary>
internal sealed class LiveHalf(IHypervisor hypervisor, ReadBack reader, TimeProvider time, ApplyTimeouts timeouts)
{
    /// <returns>Null when the machine shows the step.</returns>
    public async Task<Problem?> DoAsync(string id, PlanStep step, CancellationToken cancellationToken)
    {
        if (step is WriteConfigurationStep)
        {
            return null;
        }

        try
        {
            await AskAsync(id, step, cancellationToken);
            return await WaitAsync(id, step, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // What is done gets its configuration too, so that no step stays half done.
            var running = await StepLook.RunningAsync(reader, id);
            if (step.IsLiveDone(running))
            {
                return null;
            }

            if (FollowsGuest(step) is not null)
            {
                // Left alone, the request would read as done although the guest did not follow.
                using var bound = new CancellationTokenSource(timeouts.ReadBack, time);
                await SettleAsync(id, step, running, bound.Token);
            }

            throw;
        }
    }

    /// <summary>An error reply for what was done all the same is no error (a connection that broke after it).</summary>
    private async Task AskAsync(string id, PlanStep step, CancellationToken cancellationToken)
    {
        try
        {
            await hypervisor.ApplyLiveAsync(id, step, cancellationToken);
        }
        catch (HypervisorException)
        {
            var running = await StepLook.RunningAsync(reader, id);
            var isAsked = FollowsGuest(step) is not null && DeviceOf(step, running)?.Requested == Requested(step);
            if (!isAsked && !step.IsLiveDone(running))
            {
                throw;
            }
        }
    }

    private async Task<Problem?> WaitAsync(string id, PlanStep step, CancellationToken cancellationToken)
    {
        var bound = FollowsGuest(step) is null ? timeouts.ReadBack : timeouts.Guest;
        var started = time.GetTimestamp();
        var most = ByteSize.Zero;
        while (true)
        {
            var running = (await reader.ReadAsync(id, cancellationToken))?.Running;
            if (step.IsLiveDone(running))
            {
                return null;
            }

            // A guest takes about 1 GiB in a second (RULEBOOK E), so a large growth needs long: the bound is for one that
            // has stopped moving.
            if (DeviceOf(step, running)?.Current is { } current && current > most)
            {
                most = current;
                started = time.GetTimestamp();
            }

            if (time.GetElapsedTime(started) >= bound)
            {
                var text = await SettleAsync(id, step, running, cancellationToken);
                return Problem.Error(StepAttribute.Of(step), LifecycleRules.NotVerified,
                    string.Create(CultureInfo.InvariantCulture, $"The hypervisor accepted the step \"{step.Describe()}\", but the machine does not show it after {bound.TotalSeconds:0} s. {text} {LifecycleRules.NotVerified.Remedy}"));
            }

            await Task.Delay(timeouts.Interval, time, cancellationToken);
        }
    }

    /// <summary>
    /// Says what is true instead. A virtio-mem request that the guest did not follow is set back to what the guest took;
    /// nothing that was taken is given back.
    /// </summary>
    private async Task<string> SettleAsync(string id, PlanStep step, Sizing? running, CancellationToken cancellationToken)
    {
        if (running is null)
        {
            return "The machine does not run any more.";
        }

        if (step is SetVcpusStep)
        {
            return $"It has {Counted.Of(running.Vcpus, "vCPU")}.";
        }

        if (step is GrowMemoryStep)
        {
            return $"It has {running.Memory}.";
        }

        var vcpus = step is ResizeMachineStep ? $"It has {Counted.Of(running.Vcpus, "vCPU")} and {running.Memory}. " : string.Empty;
        if (step is ResizeMachineStep { Memory: GrowMemoryStep })
        {
            return vcpus.TrimEnd();
        }

        if (step is SetNumaTuneStep)
        {
            return $"Its memory lies on {running.NumaTune?.ToString() ?? "any host node"}.";
        }

        if (DeviceOf(step, running) is not { } device)
        {
            return $"{vcpus}The device is not there.";
        }

        if (FollowsGuest(step) is null || device.Requested != Requested(step))
        {
            return $"{vcpus}The device has {device.Capacity} of {device.Size}.";
        }

        if (RequestSettler.Settled(device) == device.Requested)
        {
            return $"{vcpus}The guest has {device.Requested} of the virtio-mem device {device.Alias}.";
        }

        var stays = step is AttachMemoryDeviceStep ? $" The device keeps its {device.Size} of max_memory until the machine is stopped." : string.Empty;
        var settled = await new RequestSettler(hypervisor, reader).SettleAsync(id, device, cancellationToken);
        return $"{vcpus}The guest took {device.Current} of {device.Requested} of the virtio-mem device {device.Alias}. Does it have the virtio_mem driver, and is it running? {settled}{stays}";
    }

    /// <summary>The device whose guest must follow before the step is done; null for steps that the hypervisor does alone.</summary>
    private static string? FollowsGuest(PlanStep step) => step switch
    {
        ResizeMachineStep both => FollowsGuest(both.Memory),
        ResizeMemoryDeviceStep resize => resize.Alias,
        AttachMemoryDeviceStep { Device: { Model: MemoryModel.VirtioMem } device } => device.Alias,
        _ => null,
    };

    private static ByteSize Requested(PlanStep step) => step switch
    {
        ResizeMachineStep both => Requested(both.Memory),
        ResizeMemoryDeviceStep resize => resize.Requested,
        _ => ((AttachMemoryDeviceStep)step).Device.Requested,
    };

    private static MemoryDevice? DeviceOf(PlanStep step, Sizing? running)
    {
        var alias = step is AttachMemoryDeviceStep attach ? attach.Device.Alias : FollowsGuest(step);
        return running?.Devices.FirstOrDefault(d => d.Alias == alias);
    }
}
