using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Planning.Memory;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>Plans a machine. A change rests on the facts of the last read; create and adopt read the hypervisor first.</summary>
internal sealed class MachinePlanning(MachineLookup lookup)
{
    public async Task<PlanReply> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        var config = ConfigReader.Read(request.Config);
        if (config.Problems.Count > 0)
        {
            return Failed(request, config.Problems);
        }

        if (request.Prior is { } prior)
        {
            return await PlanChangeAsync(request, prior, config, cancellationToken);
        }

        if (config.HasUnknown || lookup.RouteIsUnknown(config.Uri))
        {
            // A machine that is created has no impact, whatever it will look like.
            var unknown = PlannedValues.WithUnknowns(null, request.Config);
            return Planned(config.Definition is null || config.DefinitionIsUnknown ? unknown : unknown.With(VirtualMachineSchema.Impact, ImpactValues.None), []);
        }

        return config.Definition is null
            ? await PlanAdoptionAsync(request, config, cancellationToken)
            : await PlanCreateAsync(request, config, config.Definition, cancellationToken);
    }

    private async Task<PlanReply> PlanChangeAsync(PlanRequest request, MapValue prior, MachineConfig config, CancellationToken cancellationToken)
    {
        lookup.Remember(prior);
        if (request.Config[Attributes.Name] is TextValue name && name != prior[Attributes.Name])
        {
            // Terraform plans the new machine in a second call, without a prior state.
            return new PlanReply(PlannedValues.WithUnknowns(null, request.Config), [Attributes.Name], [], []);
        }

        if (config.Definition is { } definition && prior[Attributes.Definition] is TextValue old && old.Text.Trim() != definition.Trim())
        {
            return Failed(request, [Problem.Error(Attributes.Definition, LifecycleRules.DefinitionEdit,
                $"The definition of \"{config.Spec.Name}\" was edited. {LifecycleRules.DefinitionEdit.Why} {LifecycleRules.DefinitionEdit.Remedy}")]);
        }

        if (config.HasUnknown)
        {
            return new PlanReply(PlannedValues.WithUnknowns(prior, request.Config), [], request.Private, []);
        }

        var memory = PrivateState.Parse(request.Private);
        if (config.Uri != (prior[Attributes.Uri] as TextValue)?.Text)
        {
            // Another route: the machine must be there too, which the facts cannot tell.
            memory = memory with { Snapshot = null };
        }

        if (memory.Snapshot is null && lookup.RouteIsUnknown(config.Uri))
        {
            return new PlanReply(PlannedValues.WithUnknowns(prior, request.Config), [], request.Private, []);
        }

        if (memory.Snapshot is null)
        {
            // New route, or facts that a crash of the provider lost: read them, as for a machine that is new here.
            var id = ((TextValue)prior[VirtualMachineSchema.Id]).Text;
            var (snapshot, problem) = await lookup.ReadAsync(config.Uri, MachineRef.ById(id), cancellationToken);
            if (snapshot is null)
            {
                return Failed(request, [problem ?? lookup.NotFound(config.Uri, config.Spec.Name)]);
            }

            memory = memory with { Snapshot = snapshot };
        }

        return Plan(request, prior, config, memory);
    }

    private async Task<PlanReply> PlanAdoptionAsync(PlanRequest request, MachineConfig config, CancellationToken cancellationToken)
    {
        var (snapshot, problem) = await lookup.ReadAsync(config.Uri, MachineRef.ByName(config.Spec.Name), cancellationToken);
        if (snapshot is null)
        {
            return Failed(request, [problem ?? lookup.NotFound(config.Uri, config.Spec.Name)]);
        }

        var memory = MachineReading.Adopted(snapshot);
        // There is no prior state whose spelling could be kept: Terraform accepts the user's own only.
        return Plan(request, StateWriter.Write(snapshot, request.Config, memory), config, memory);
    }

    private static PlanReply Plan(PlanRequest request, MapValue prior, MachineConfig config, PrivateState memory)
    {
        var snapshot = memory.Snapshot!;
        var plan = Planner.Plan(config.Spec, snapshot, memory.Deferred);
        if (plan.HasErrors)
        {
            return Failed(request, plan.Problems);
        }

        var planned = PlannedValues.ForChange(prior, request.Config, snapshot, plan);
        var warning = ImpactValues.Warning(snapshot.Name, plan.Impact);
        return new PlanReply(planned, [], memory.ToBytes(), warning is null ? plan.Problems : [.. plan.Problems, warning]);
    }

    private async Task<PlanReply> PlanCreateAsync(PlanRequest request, MachineConfig config, string definition, CancellationToken cancellationToken)
    {
        var (hypervisor, problem) = lookup.Hypervisor(config.Uri);
        if (hypervisor is null)
        {
            return Failed(request, [problem!]);
        }

        try
        {
            var reading = await hypervisor.ReadDefinitionAsync(definition, cancellationToken);
            if (reading.Problems.Count > 0)
            {
                return Failed(request, reading.Problems);
            }

            if (await RefusalAsync(hypervisor, config, reading, cancellationToken) is { } refusal)
            {
                return Failed(request, [refusal]);
            }

            var (sizing, problems) = MachineCreation.Plan(config.Spec, reading);
            return problems.Count > 0
                ? Failed(request, problems)
                : Planned(PlannedValues.ForCreate(request.Config, reading.Id, hypervisor.Kind,
                    MemoryMethods.Choose(config.Spec.MemoryMethod, sizing, reading.Facts, running: false), sizing), []);
        }
        catch (HypervisorException e)
        {
            return Failed(request, [MachineLookup.Explain(e, $"The machine \"{config.Spec.Name}\" cannot be planned: ")]);
        }
    }

    /// <summary>Why a machine of this name and definition must not be created.</summary>
    private async Task<Problem?> RefusalAsync(IHypervisor hypervisor, MachineConfig config, DefinitionReading reading, CancellationToken cancellationToken)
    {
        if (reading.Name.Length > 0 && reading.Name != config.Spec.Name)
        {
            return Problem.Error(Attributes.Name, InputRules.NameDiffers,
                $"name = \"{config.Spec.Name}\", but the definition names \"{reading.Name}\". {InputRules.NameDiffers.Remedy}");
        }

        MachineRef[] wanted = reading.Id is { } id ? [MachineRef.ByName(config.Spec.Name), MachineRef.ById(id)] : [MachineRef.ByName(config.Spec.Name)];
        var existing = (await hypervisor.ReadAsync(wanted, cancellationToken)).FirstOrDefault(s => s is not null && !lookup.IsOwn(s.Id));
        return existing is null ? null : Problem.Error(Attributes.Name, LifecycleRules.Exists,
            $"A machine \"{existing.Name}\" with the id {existing.Id} exists already at {lookup.Route(config.Uri)}. {LifecycleRules.Exists.Remedy}");
    }

    private static PlanReply Planned(MapValue planned, EquatableList<Problem> problems) => new(planned, [], [], problems);

    private static PlanReply Failed(PlanRequest request, EquatableList<Problem> problems) =>
        new(request.Prior ?? MapValue.Empty, [], request.Private, problems);
}
