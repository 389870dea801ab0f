using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Planning.Lifecycle;
using HotplugIac.Core.Planning.Memory;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>Plans a machine. A change rests on the facts of the last read; create and adopt read the hypervisor first.</summary>
internal sealed class MachinePlanning(MachineLookup lookup, MetMachines met, SilentHosts silent)
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

        var creates = config.Definition is not null || config.DefinitionIsUnknown;
        if (config.HasUnknown || lookup.RouteIsUnknown(config.Uri) || (creates && lookup.Settings.HeadroomIsUnknown))
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
        met.Remember(prior);
        if (request.Config[Attributes.Name] is TextValue name && name != prior[Attributes.Name])
        {
            return config.Spec.Policy.OnRebootRequired == RebootPolicy.Fail
                ? Failed(request, [Problem.Error(Attributes.Name, LifecycleRules.RebootRefused,
                    $"Another name is another machine: {ValueText.Of(prior[Attributes.Name])} would be replaced by \"{name.Text}\", and on_reboot_required = \"fail\" forbids that. {LifecycleRules.RebootRefused.Remedy}")])
                // Terraform plans the new machine in a second call, without a prior state.
                : new PlanReply(PlannedValues.WithUnknowns(null, request.Config), [Attributes.Name], [], []);
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

        if (config.Definition is { } added && prior[Attributes.Definition] is not TextValue && await UnreadableAsync(config, added, cancellationToken) is { Count: > 0 } problems)
        {
            return Failed(request, problems);
        }

        var memory = PrivateState.Parse(request.Private);
        if (config.Uri != (prior[Attributes.Uri] as TextValue)?.Text)
        {
            // Another route: the machine must be there too, which the facts cannot tell.
            memory = memory with { Snapshot = null, Route = null };
        }

        if (memory is { Snapshot: not null, IsKept: true } && Plan(request, prior, config, memory) is var kept && kept.Planned.Equals(prior))
        {
            // Nothing changes: that can be said about a machine that nobody can reach.
            return kept;
        }

        // After an error of the refresh nothing will be applied: one error for a host that cannot be reached is enough.
        if (memory is { Snapshot: not null } && (!memory.IsKept || silent.IsTold(lookup.Route(config.Uri))))
        {
            return Plan(request, prior, config, memory);
        }

        if (lookup.RouteIsUnknown(config.Uri))
        {
            return new PlanReply(PlannedValues.WithUnknowns(prior, request.Config), [], request.Private, []);
        }

        // New route, or facts that are old or that a crash of the provider lost: read them, as for a machine that is new here.
        var id = ((TextValue)prior[VirtualMachineSchema.Id]).Text;
        var finding = await lookup.FindAsync(config.Uri, id, config.Spec.Name, cancellationToken);
        return finding.Snapshot is null
            ? Failed(request, [finding.Problem ?? lookup.NotFound(config.Uri, config.Spec.Name)])
            : Plan(request, prior, config, memory with { Snapshot = finding.Snapshot, Route = finding.Route, IsKept = false });
    }

    /// <summary>
    /// What is wrong with a definition that an adopted machine gets. With it the resource becomes the owner and a destroy deletes the
    /// machine: a text from which nobody could make it again must not bring that about.
    /// </summary>
    private async Task<EquatableList<Problem>> UnreadableAsync(MachineConfig config, string definition, CancellationToken cancellationToken)
    {
        var (hypervisor, problem) = lookup.Hypervisor(config.Uri);
        if (hypervisor is null)
        {
            return [problem!];
        }

        try
        {
            return (await hypervisor.ReadDefinitionAsync(definition, cancellationToken)).Problems;
        }
        catch (HypervisorException e)
        {
            return [MachineLookup.Explain(e, $"The definition of \"{config.Spec.Name}\" cannot be checked: ")];
        }
    }

    private async Task<PlanReply> PlanAdoptionAsync(PlanRequest request, MachineConfig config, CancellationToken cancellationToken)
    {
        var finding = await lookup.ReadAsync(config.Uri, MachineRef.ByName(config.Spec.Name), config.Spec.Name, cancellationToken);
        if (finding.Snapshot is not { } snapshot)
        {
            return Failed(request, [finding.Problem ?? Missing(config)]);
        }

        var memory = MachineReading.Adopted(snapshot);
        // There is no prior state whose spelling could be kept: Terraform accepts the user's own only.
        return Plan(request, StateWriter.Write(snapshot, request.Config, memory), config, memory,
            (plan, headroom) => HotplugAdvice.For(config.Spec, plan.ConfiguredAfter, snapshot.Facts, headroom));
    }

    /// <summary>
    /// Before a destroy Terraform refreshes, and plans like this what the refresh found gone; it tells nobody that a destroy
    /// follows. So the error says how to let go of such a machine.
    /// </summary>
    private Problem Missing(MachineConfig config)
    {
        var error = lookup.NotFound(config.Uri, config.Spec.Name);
        return !met.IsGone(lookup.Route(config.Uri), config.Spec.Name) ? error : error with
        {
            Detail = $"The machine \"{config.Spec.Name}\" was there and is gone. To let go of it, remove the resource from the configuration and apply, or run: terraform destroy -refresh=false. {error.Detail}",
        };
    }

    private PlanReply Plan(PlanRequest request, MapValue prior, MachineConfig config, PrivateState memory, Func<PlanResult, Headroom, Problem?>? advise = null)
    {
        var snapshot = memory.Snapshot!;
        var plan = Planner.Plan(config.Spec, snapshot, memory.Deferred);
        if (plan.HasErrors)
        {
            return Failed(request, plan.Problems);
        }

        if (plan.Impact.Verdict == Verdict.Replace)
        {
            return Anew(request, config, plan);
        }

        var planned = PlannedValues.ForChange(prior, request.Config, snapshot, plan, config.Spec.Policy);
        IEnumerable<Problem?> warnings = [ImpactValues.Warning(snapshot.Name, plan.Impact), advise?.Invoke(plan, lookup.Settings.Headroom)];
        return new PlanReply(planned, [], memory.ToBytes(), [.. plan.Problems, .. warnings.OfType<Problem>()]);
    }

    /// <summary>Terraform plans the new machine in a second call, without a prior state.</summary>
    private static PlanReply Anew(PlanRequest request, MachineConfig config, PlanResult plan) => config.Definition is not null
        ? new PlanReply(PlannedValues.WithUnknowns(null, request.Config), [.. plan.Impact.Replace.Select(c => c.Attribute)], [],
            [.. plan.Problems, Problem.Warning(plan.Impact.Replace.First().Attribute, ResizeRules.MadeAnew,
                $"\"{config.Spec.Name}\" is made anew, which stops its guest: {string.Join("; ", plan.Impact.Replace.Select(c => $"{c.Attribute} {c.From} → {c.To}"))}. {ResizeRules.MadeAnew.Why}")])
        : Failed(request, [.. plan.Impact.Replace.Select(c => Problem.Error(c.Attribute, ResizeRules.AdoptedAnew,
            $"{c.Attribute} cannot go from {c.From} to {c.To} on \"{config.Spec.Name}\": the machine would have to be made anew. {ResizeRules.AdoptedAnew.Why} {ResizeRules.AdoptedAnew.Remedy}"))]);

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

            var copies = await new SecondCopy(lookup, met).ProblemsAsync(hypervisor, config, reading, cancellationToken);
            if (copies.Any(p => p.Severity == Severity.Error))
            {
                return Failed(request, copies);
            }

            var (sizing, problems) = MachineCreation.Plan(config.Spec, reading, lookup.Settings.Headroom);
            return problems.Count > 0
                ? Failed(request, problems)
                : Planned(PlannedValues.ForCreate(request.Config, reading.Id, hypervisor.Kind,
                    MemoryMethods.Choose(config.Spec.MemoryMethod, sizing, reading.Facts, running: false), sizing), copies);
        }
        catch (HypervisorException e)
        {
            return Failed(request, [MachineLookup.Explain(e, $"The machine \"{config.Spec.Name}\" cannot be planned: ")]);
        }
    }

    private static PlanReply Planned(MapValue planned, EquatableList<Problem> problems) => new(planned, [], [], problems);

    private static PlanReply Failed(PlanRequest request, EquatableList<Problem> problems) =>
        new(request.Prior ?? MapValue.Empty, [], request.Private, problems);
}
