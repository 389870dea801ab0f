using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.Resources.Machine;

/// <summary>
/// Why a machine of this name and definition must not be created: it is there already, here or on another host that the
/// configuration knows. Two copies on the same disks destroy data.
/// </summary>
internal sealed class SecondCopy(MachineLookup lookup, MetMachines met)
{
    /// <returns>Errors, and warnings for hosts that could not be asked under <c>on_unreachable = "keep"</c>.</returns>
    public async Task<EquatableList<Problem>> ProblemsAsync(IHypervisor hypervisor, MachineConfig config, DefinitionReading reading, CancellationToken cancellationToken)
    {
        if (reading.Name.Length > 0 && reading.Name != config.Spec.Name)
        {
            return [Problem.Error(Attributes.Name, InputRules.NameDiffers,
                $"name = \"{config.Spec.Name}\", but the definition names \"{reading.Name}\". {InputRules.NameDiffers.Remedy}")];
        }

        MachineRef[] wanted = reading.Id is { } id ? [MachineRef.ByName(config.Spec.Name), MachineRef.ById(id)] : [MachineRef.ByName(config.Spec.Name)];
        if (await FirstAsync(hypervisor, wanted, cancellationToken) is { } here)
        {
            return [Problem.Error(Attributes.Name, LifecycleRules.Exists,
                $"A machine \"{here.Name}\" with the id {here.Id} exists already at {lookup.ShownRoute(config.Uri)}. {LifecycleRules.Exists.Remedy}")];
        }

        var elsewhere = await Task.WhenAll(lookup.OtherHosts(config.Uri).Select(h => ElsewhereAsync(h, config.Spec.Name, wanted, cancellationToken)));
        return elsewhere.OfType<Problem>().ToEquatableList();
    }

    private async Task<Problem?> ElsewhereAsync(string host, string name, MachineRef[] wanted, CancellationToken cancellationToken)
    {
        var (hypervisor, problem) = lookup.Hypervisor(host);
        if (hypervisor is null)
        {
            return problem;
        }

        try
        {
            return await FirstAsync(hypervisor, wanted, cancellationToken) is not { } there ? null
                : Problem.Error(Attributes.Name, LifecycleRules.SecondCopy,
                    $"A machine \"{there.Name}\" with the id {there.Id} exists already at {ShownUri.Of(host)}. {LifecycleRules.SecondCopy.Why} {LifecycleRules.SecondCopy.Remedy}");
        }
        catch (HypervisorException e) when (e.IsUnreachable && lookup.Settings.OnUnreachable == UnreachablePolicy.Keep)
        {
            return Problem.Warning(Attributes.Uri, e.Rule, $"Whether \"{name}\" exists already at {ShownUri.Of(host)} could not be seen: {e.Message} Make sure that it does not.");
        }
        catch (HypervisorException e)
        {
            return MachineLookup.Explain(e, $"Whether \"{name}\" exists already at {ShownUri.Of(host)} could not be seen: ");
        }
    }

    private async Task<MachineSnapshot?> FirstAsync(IHypervisor hypervisor, MachineRef[] wanted, CancellationToken cancellationToken) =>
        (await hypervisor.ReadAsync(wanted, cancellationToken)).FirstOrDefault(s => s is not null && !met.IsOwn(s.Id));
}
