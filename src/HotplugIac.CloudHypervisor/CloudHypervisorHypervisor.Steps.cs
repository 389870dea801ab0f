using System.Text.Json.Nodes;
using HotplugIac.CloudHypervisor.Reading;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.CloudHypervisor;

/// <content>Changes of a machine that exists.</content>
public sealed partial class CloudHypervisorHypervisor
{
    /// <inheritdoc/>
    public async Task ApplyLiveAsync(string id, PlanStep step, CancellationToken cancellationToken)
    {
        if (step is WriteConfigurationStep)
        {
            return;
        }

        var look = await _session.MustLookAsync(id, cancellationToken);
        if (step is ResizeMemoryDeviceStep { Alias: var alias } zone && !alias.StartsWith(MemoryDevice.OwnAliasPrefix, StringComparison.Ordinal))
        {
            await ResizeZoneAsync(look, zone, cancellationToken);
            return;
        }

        var body = new JsonObject();
        foreach (var part in step.Parts)
        {
            Ask(look, part, body);
        }

        if (body.Count == 0)
        {
            // It has been asked for already: virtio-mem answers the same number with an error, a pending removal with 429 (RULEBOOK B).
            return;
        }

        if (step.Parts.OfType<GrowMemoryStep>().Any())
        {
            // From the request on vm.info shows one number only.
            _session.Records.Write(id, look.Remembered);
        }

        await _session.PutAsync(step.Describe(), id, "vm.resize", body, cancellationToken);
        if (step.Parts.OfType<GrowMemoryStep>().Any() && await _session.LookAsync(id, cancellationToken) is { } grown)
        {
            // What it shows, not what was answered.
            _session.Records.Write(id, grown.Remembered);
        }
    }

    /// <summary>
    /// Writes what a running machine takes without changing: less ACPI memory, and numbers that it has already. The rest is kept
    /// beside the socket until the machine is off (RULEBOOK B "vm.resize before boot").
    /// </summary>
    /// <inheritdoc/>
    public async Task<ConfigurationBackup> WriteConfigurationAsync(string id, Sizing sizing, CancellationToken cancellationToken)
    {
        var look = await _session.MustLookAsync(id, cancellationToken);
        var backup = new ConfigurationBackup($"{look.Record.NextVcpus ?? look.ConfiguredVcpus} {look.Record.NextMemory ?? look.Size}");
        var memory = look.IsAcpi ? sizing.Memory.Bytes : look.Size;
        var wanted = look.IsAcpi ? [] : sizing.Devices;
        var there = VmSnapshot.Of(look).Configured;
        if (!look.IsAcpi && !wanted.Select(Request).ToHashSet().SetEquals(there.Devices.Select(Request)))
        {
            throw new HypervisorException(LifecycleRules.StepFailed, "write the configuration: what virtio-mem is asked for is changed of a running machine only.");
        }

        if (there with { Vcpus = sizing.Vcpus, BaseMemory = sizing.BaseMemory, Devices = sizing.Devices } != sizing)
        {
            throw new HypervisorException(LifecycleRules.StepFailed, "write the configuration: only vCPUs and memory of a machine can be written; for the rest it has to be made anew.");
        }

        await WriteAsync(look, sizing.Vcpus, memory, cancellationToken);
        return backup;
    }

    /// <inheritdoc/>
    public async Task RestoreConfigurationAsync(string id, ConfigurationBackup backup, CancellationToken cancellationToken)
    {
        var numbers = backup.Content.Split(' ');
        await WriteAsync(
            await _session.MustLookAsync(id, cancellationToken),
            int.Parse(numbers[0], System.Globalization.CultureInfo.InvariantCulture),
            long.Parse(numbers[1], System.Globalization.CultureInfo.InvariantCulture),
            cancellationToken);
    }

    private async Task WriteAsync(VmLook look, int vcpus, long memory, CancellationToken cancellationToken)
    {
        var body = new JsonObject();
        var isWritten = (Vcpus: !look.IsRunning || vcpus == look.Vcpus || vcpus == look.ConfiguredVcpus, Memory: !look.IsRunning || memory <= look.Memory);
        if (isWritten.Vcpus && vcpus != look.ConfiguredVcpus)
        {
            body["desired_vcpus"] = vcpus;
        }

        if (isWritten.Memory && memory != look.Size)
        {
            body["desired_ram"] = memory;
        }

        var next = look.IsAcpi && memory != look.Size ? look.Remembered : look.Record;
        next = next with { NextVcpus = isWritten.Vcpus ? null : vcpus, NextMemory = isWritten.Memory ? null : memory };
        if (next != look.Record)
        {
            _session.Records.Write(look.Name, next);
        }

        if (body.Count > 0)
        {
            await _session.PutAsync("write the configuration", look.Name, "vm.resize", body, cancellationToken);
        }
    }

    private static void Ask(VmLook look, PlanStep part, JsonObject body)
    {
        switch (part)
        {
            case SetVcpusStep vcpus:
                if (vcpus.To != look.ConfiguredVcpus)
                {
                    body["desired_vcpus"] = vcpus.To;
                }

                break;
            case GrowMemoryStep grow:
                body["desired_ram"] = grow.To.Bytes;
                break;
            case ResizeMemoryDeviceStep { Alias: MemoryDevice.WholeMachineAlias } resize:
                if (resize.Requested.Bytes != (look.Config["memory"]?["hotplugged_size"]?.GetValue<long>() ?? 0))
                {
                    body["desired_ram"] = look.Size + resize.Requested.Bytes;
                }

                break;
            default:
                throw new NotSupportedException($"Cloud Hypervisor has no live half of {part.GetType().Name}.");
        }
    }

    private static (string Alias, ByteSize Requested) Request(MemoryDevice device) => (device.Alias, device.Requested);

    private async Task ResizeZoneAsync(VmLook look, ResizeMemoryDeviceStep step, CancellationToken cancellationToken)
    {
        var id = step.Alias[MemoryDevice.UserAliasPrefix.Length..];
        var zone = (look.Config["memory"]?["zones"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(z => z["id"]?.GetValue<string>() == id)
            ?? throw new HypervisorException(LifecycleRules.StepFailed, $"{step.Describe()}: the machine has no memory zone {id}.");
        if ((zone["hotplugged_size"]?.GetValue<long>() ?? 0) == step.Requested.Bytes)
        {
            return;
        }

        var body = new JsonObject { ["id"] = id, ["desired_ram"] = (zone["size"]?.GetValue<long>() ?? 0) + step.Requested.Bytes };
        await _session.PutAsync(step.Describe(), look.Name, "vm.resize-zone", body, cancellationToken);
    }
}
