using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>Plays the steps on the snapshot as a hypervisor would, refusing what it refuses.</summary>
internal static class StepReplay
{
    public static IEnumerable<string> Check(MachineSnapshot snapshot, PlanResult plan)
    {
        var findings = new List<string>();
        var running = snapshot.Running;
        var configured = snapshot.Configured;
        var ports = snapshot.Facts.FreeRootPorts;
        if (plan.Steps.Count > 0 && !snapshot.Persistent)
        {
            findings.Add("A transient machine keeps no configuration, and a plan for it does nothing.");
        }

        foreach (var step in plan.Steps)
        {
            if (running is null && step is not (WriteConfigurationStep or StartStep))
            {
                findings.Add($"\"{step.Describe()}\" is a live step of a machine that is off.");
                continue;
            }

            switch (step)
            {
                case PowerCycleStep or StartStep:
                    running = Booted(configured);
                    break;
                case SetVcpusStep s:
                    findings.AddRange(Refusals(s, running!, snapshot.Facts));
                    running = running! with { Vcpus = s.To };
                    break;
                case SetNumaTuneStep s:
                    findings.AddRange(Refusals(s, running!));
                    running = running! with { NumaTune = s.To };
                    break;
                case AttachMemoryDeviceStep s:
                    findings.AddRange(Refusals(s, running!, snapshot.Facts, ports));
                    ports = s.Device.Model == MemoryModel.VirtioMem ? ports - 1 : ports;
                    running = running! with { Devices = [.. running.Devices, s.Device] };
                    break;
                case DetachMemoryDeviceStep s:
                    findings.AddRange(MemoryStepChecks.Refusals(s, running!, snapshot.Facts));
                    running = running! with { Devices = running.Devices.Where(d => d.Alias != s.Device.Alias).ToEquatableList() };
                    break;
                case ResizeMemoryDeviceStep s:
                    findings.AddRange(MemoryStepChecks.Refusals(s, running!));
                    running = running! with
                    {
                        Devices = running.Devices.Select(d => d.Alias == s.Alias ? d with { Requested = s.Requested, Current = s.Requested } : d).ToEquatableList(),
                    };
                    break;
            }

            if (step.Configuration is { } written)
            {
                configured = written;
                findings.AddRange(PlanChecker.Illegal(configured, snapshot));
            }
            else if (step is WriteConfigurationStep)
            {
                findings.Add("A step writes no configuration.");
            }
        }

        if (!Equals(running, plan.RunningAfter))
        {
            findings.Add("The steps do not lead to the running machine that the plan predicts.");
        }

        if (configured != plan.ConfiguredAfter)
        {
            findings.Add("The steps do not lead to the configuration that the plan predicts.");
        }

        return findings;
    }

    private static IEnumerable<string> Refusals(SetVcpusStep step, Sizing running, MachineFacts facts)
    {
        if (step.From != running.Vcpus || step.To == step.From)
        {
            yield return $"vCPUs go from {running.Vcpus} up or down, not from {step.From} to {step.To}.";
        }

        if (step.To < running.MinVcpus || step.To % facts.VcpuGranularity != 0)
        {
            yield return $"{step.To} vCPUs cannot be left: the first {running.MinVcpus} are not hotpluggable, and {facts.VcpuGranularity} come and go at a time.";
        }

        if (step.To > running.MaxVcpus || !facts.VcpuHotplug)
        {
            yield return $"{step.To} vCPUs cannot be plugged live: maximum {running.MaxVcpus}, hotplug {facts.VcpuHotplug}.";
        }
    }

    private static IEnumerable<string> Refusals(SetNumaTuneStep step, Sizing running)
    {
        if (step.From != running.NumaTune || step.From.Mode != NumaTuneMode.Restrictive || step.From with { Nodeset = step.To.Nodeset } != step.To
            || step.To.Nodeset.Count == 0)
        {
            yield return $"The host nodes of a machine with {running.NumaTune?.ToString() ?? "no placement"} cannot go from {step.From} to {step.To} live.";
        }
    }

    private static IEnumerable<string> Refusals(AttachMemoryDeviceStep step, Sizing running, MachineFacts facts, int? ports)
    {
        var device = step.Device;
        if (!device.Alias.StartsWith("ua-", StringComparison.Ordinal) || running.Devices.Any(d => d.Alias == device.Alias))
        {
            yield return $"The alias \"{device.Alias}\" is not a free user alias.";
        }

        if (running.TotalMemory + device.Size > running.MaxMemory)
        {
            yield return $"{device.Size} more would exceed the maximum of {running.MaxMemory}.";
        }

        var nodes = running.NumaCells.Count;
        if (nodes == 0 ? device.Node is not null : device.Node is not { } node || node < 0 || node >= nodes)
        {
            yield return $"Node {device.Node} is not one of {nodes} cells.";
        }

        var takesSlot = device.TakesSlot(facts);
        var used = running.Devices.Count(d => d.TakesSlot(facts));
        if (takesSlot && used >= running.MemorySlots)
        {
            yield return $"No slot is free: {used} of {running.MemorySlots}.";
        }

        if (device.Model == MemoryModel.Dimm && (device.Size.IsZero || device.Size.Bytes % facts.GuestBlock.Bytes != 0))
        {
            yield return $"A DIMM of {device.Size} is no multiple of the guest's block of {facts.GuestBlock}.";
        }

        if (device.Model == MemoryModel.VirtioMem && (ports <= 0 || !facts.VirtioMem || !Aligned(device, device.Requested) || !Aligned(device, device.Size)))
        {
            yield return $"A virtio-mem device of {device.Size} with {device.Requested} requested cannot be attached ({ports} root ports).";
        }
    }

    /// <summary>A start brings the configuration, and the guest takes what virtio-mem offers.</summary>
    private static Sizing Booted(Sizing configured) => configured with
    {
        Devices = configured.Devices.Select(d => d.Model == MemoryModel.VirtioMem ? d with { Current = d.Requested } : d).ToEquatableList(),
    };

    internal static bool Aligned(MemoryDevice device, ByteSize size) =>
        !device.Block.IsZero && size.Bytes % device.Block.Bytes == 0 && size <= device.Size;
}
