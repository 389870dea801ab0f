using System.Text.Json.Nodes;
using HotplugIac.CloudHypervisor.Editing;
using HotplugIac.CloudHypervisor.Records;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.CloudHypervisor;

/// <content>Stop, start, create and delete.</content>
public sealed partial class CloudHypervisorHypervisor
{
    /// <inheritdoc/>
    public async Task MarkStopAsync(string id, bool isStopped, CancellationToken cancellationToken)
    {
        var look = await _session.MustLookAsync(id, cancellationToken);
        _session.Records.Write(id, look.Record with { Stopped = isStopped });
    }

    /// <inheritdoc/>
    public async Task RequestShutdownAsync(string id, CancellationToken cancellationToken)
    {
        var look = await _session.MustLookAsync(id, cancellationToken);
        if (!look.Process.SurvivesPowerOff)
        {
            // The guest's power-off would end the VMM, and the machine with it.
            throw new HypervisorException(ResizeRules.NoGracefulStop, $"shut \"{id}\" down: {ResizeRules.NoGracefulStop.Why} {ResizeRules.NoGracefulStop.Remedy}");
        }

        if (look.IsRunning)
        {
            await _session.PutAsync($"shut \"{id}\" down", id, "vm.power-button", null, cancellationToken);
        }
    }

    /// <summary>What <c>vm.reboot</c> does first: the machine stops at once and keeps its configuration.</summary>
    /// <inheritdoc/>
    public async Task DestroyAsync(string id, CancellationToken cancellationToken)
    {
        if ((await _session.MustLookAsync(id, cancellationToken)).IsRunning)
        {
            await _session.PutAsync($"stop \"{id}\"", id, "vm.shutdown", null, cancellationToken);
        }
    }

    /// <summary>What <c>vm.reboot</c> does then, with what could only be written while the machine is off.</summary>
    /// <inheritdoc/>
    public async Task StartAsync(string id, CancellationToken cancellationToken)
    {
        var look = await _session.MustLookAsync(id, cancellationToken);
        if (look.IsRunning)
        {
            return;
        }

        var body = new JsonObject();
        if (look.Record.NextVcpus is { } vcpus && vcpus != look.ConfiguredVcpus)
        {
            body["desired_vcpus"] = vcpus;
        }

        if (look.Record.NextMemory is { } memory && memory != look.Size)
        {
            body["desired_ram"] = memory;
        }

        if (body.Count > 0)
        {
            await _session.PutAsync($"write the configuration of \"{id}\"", id, "vm.resize", body, cancellationToken);
        }

        // What is remembered of the boot before does not hold for the next one, even where boots cannot be told apart.
        _session.Records.Write(id, look.Record with { Boot = null, Memory = 0, Growths = 0, NextVcpus = null, NextMemory = null });
        await _session.BootAsync(id, cancellationToken);
    }

    /// <summary>No agent answers: Cloud Hypervisor has no channel for one.</summary>
    /// <inheritdoc/>
    public Task<GuestView?> ReadGuestAsync(string id, CancellationToken cancellationToken) => Task.FromResult<GuestView?>(null);

    /// <inheritdoc/>
    public Task OnlineGuestAsync(string id, GuestView offline, CancellationToken cancellationToken) =>
        throw new HypervisorException(LifecycleRules.NoAgent, "There is no guest agent on Cloud Hypervisor.");

    /// <summary>Makes the machine in its VMM, which runs already and has none.</summary>
    /// <inheritdoc/>
    public async Task<string> CreateAsync(string definition, string name, Sizing sizing, CancellationToken cancellationToken)
    {
        await _session.PingAsync(name, cancellationToken);
        if (await _session.LookAsync(name, cancellationToken) is not null)
        {
            throw new HypervisorException(LifecycleRules.Exists, $"The machine {name} exists in {_session.Folder} already.");
        }

        await _session.PutAsync($"create \"{name}\"", name, "vm.create", VmConfigEditor.With(definition, sizing), cancellationToken);
        try
        {
            // A configuration that cannot be is found only now (RULEBOOK B "vm.create stores without validation").
            await _session.BootAsync(name, cancellationToken);
            return name;
        }
        catch (Exception e) when (e is HypervisorException or OperationCanceledException)
        {
            await RemoveAsync(name);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        if (await _session.LookAsync(id, cancellationToken) is not { } look)
        {
            return;
        }

        if (look.IsRunning)
        {
            await _session.PutAsync($"stop \"{id}\"", id, "vm.shutdown", null, cancellationToken);
        }

        await _session.PutAsync($"delete \"{id}\"", id, "vm.delete", null, cancellationToken);
        _session.Records.Write(id, new MachineRecord(look.Record.Instance));
    }

    /// <summary>After a failure, whose error is the one to tell.</summary>
    private async Task RemoveAsync(string name)
    {
        try
        {
            await _session.PutAsync($"delete \"{name}\"", name, "vm.delete", null, CancellationToken.None);
        }
        catch (HypervisorException)
        {
        }
    }
}
