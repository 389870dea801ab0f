using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>Carries plans out and reports what is true afterwards.</summary>
/// <param name="gate">One for all machines of the process.</param>
/// <param name="locks">As well.</param>
/// <param name="observer">Is told how far applies are. Null: nobody looks.</param>
internal sealed class MachineApplying(
    MachineLookup lookup, TimeProvider time, ApplyTimeouts timeouts, PowerCycleGate gate, MachineLocks locks, IProgress<ApplyProgress>? observer)
{
    public async Task<ApplyReply> ApplyAsync(ApplyRequest request, OperationBound bound, CancellationToken cancellationToken)
    {
        var subject = request.Planned ?? request.Prior!;
        // A machine that has moved is where the refresh found it; a create has no such memory.
        var found = PrivateState.Parse(request.Private).Route;
        var (hypervisor, problem) = lookup.Hypervisor(found ?? (subject[Attributes.Uri] is TextValue uri ? uri.Text : null));
        if (hypervisor is null)
        {
            return new ApplyReply(request.Prior, request.Private, [problem!]);
        }

        var turns = new MachineTurn(hypervisor, locks, time, observer);
        try
        {
            switch (request)
            {
                case { Planned: null }:
                    using (await turns.EnterAsync(IdOf(request.Prior!), NameOf(subject), bound, cancellationToken))
                    {
                        return await DeleteAsync(hypervisor, request.Prior!, request.Private, cancellationToken);
                    }

                case { Prior: null } when request.Planned[Attributes.Definition] is TextValue definition:
                    using (await turns.EnterNameAsync(NameOf(subject), bound, cancellationToken))
                    {
                        return await CreateAsync(hypervisor, request, request.Planned, definition.Text, cancellationToken);
                    }

                default:
                    return await ChangeAsync(hypervisor, request, request.Planned, bound, cancellationToken);
            }
        }
        catch (HypervisorException e)
        {
            return new ApplyReply(request.Prior, request.Private, [MachineLookup.Explain(e, $"The machine \"{NameOf(subject)}\": ")]);
        }
    }

    /// <summary>A machine that was created here goes; one that was adopted is released and keeps running.</summary>
    private static async Task<ApplyReply> DeleteAsync(IHypervisor hypervisor, MapValue prior, byte[] privateBytes, CancellationToken cancellationToken)
    {
        if (prior[Attributes.Definition] is not TextValue)
        {
            return new ApplyReply(null, [], []);
        }

        // An error reply proves as little as a success reply.
        var refusal = await RefusalAsync(() => hypervisor.DeleteAsync(IdOf(prior), cancellationToken));
        var left = await LeftAsync(hypervisor, IdOf(prior), refusal, cancellationToken);
        if (left is null)
        {
            return new ApplyReply(null, [], []);
        }

        // It may have been stopped already.
        var truth = PrivateState.Parse(privateBytes) with { Snapshot = left, Claims = [] };
        return new ApplyReply(StateWriter.Write(left, prior, truth), truth.ToBytes(),
        [
            refusal is not null ? MachineLookup.Explain(refusal, $"The machine \"{NameOf(prior)}\": ")
                : Problem.Error(string.Empty, LifecycleRules.NotVerified, $"The machine \"{NameOf(prior)}\" was removed, but it is still there. {LifecycleRules.NotVerified.Remedy}"),
        ]);
    }

    private static async Task<HypervisorException?> RefusalAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (HypervisorException e)
        {
            return e;
        }
    }

    /// <exception cref="HypervisorException">Nobody can say what is left: the refusal, if there was one.</exception>
    private static async Task<MachineSnapshot?> LeftAsync(IHypervisor hypervisor, string id, HypervisorException? refusal, CancellationToken cancellationToken)
    {
        try
        {
            return (await hypervisor.ReadAsync([MachineRef.ById(id)], cancellationToken))[0];
        }
        catch (HypervisorException) when (refusal is not null)
        {
            throw refusal;
        }
    }

    private async Task<ApplyReply> CreateAsync(IHypervisor hypervisor, ApplyRequest request, MapValue planned, string definition, CancellationToken cancellationToken)
    {
        // The planned values are what the user approved; everything that had a default is set in them.
        var spec = ConfigReader.Read(planned).Spec;
        var reading = await hypervisor.ReadDefinitionAsync(definition, cancellationToken);
        var (sizing, problems) = reading.Problems.Count > 0 ? (reading.Sizing, reading.Problems) : MachineCreation.Plan(spec, reading, lookup.Settings.Headroom);
        if (problems.Count > 0)
        {
            return new ApplyReply(null, [], problems);
        }

        var id = await hypervisor.CreateAsync(definition, spec.Name, sizing, cancellationToken);
        var created = new CreatedMachine(hypervisor, time, timeouts, id);
        var (snapshot, unread) = await created.ReadAsync();
        var reply = snapshot is null ? null : Reply(planned, request.Config, snapshot, null, []);
        if (reply?.Problems.Count == 0)
        {
            return reply;
        }

        // A failed create removes what it created, or the next plan would replace a tainted machine.
        return new ApplyReply(null, [], [.. reply?.Problems ?? [], Problem.Error(string.Empty, LifecycleRules.NotVerified,
            $"The machine \"{spec.Name}\" was created, but {unread ?? "does not have what was asked for"}. {await created.RemoveAsync(spec.Name)}")]);
    }

    private async Task<ApplyReply> ChangeAsync(IHypervisor hypervisor, ApplyRequest request, MapValue planned, OperationBound bound, CancellationToken cancellationToken)
    {
        var memory = PrivateState.Parse(request.Private);
        if (memory.Snapshot is not { } facts)
        {
            return new ApplyReply(request.Prior, request.Private, [Problem.Error(string.Empty, LifecycleRules.PlanIsCeiling,
                $"The facts on which the plan for \"{NameOf(planned)}\" rests are lost. Nothing was touched. {LifecycleRules.PlanIsCeiling.Remedy}")]);
        }

        var spec = ConfigReader.Read(Approved(request.Config, planned)).Spec;
        var approved = Planner.Plan(spec, facts, memory.Deferred);
        if (!approved.HasErrors && planned[VirtualMachineSchema.Impact] is MapValue { HasUnknown: false } shown && !shown.Equals(ImpactValues.Of(approved.Impact)))
        {
            return new ApplyReply(request.Prior, request.Private, [Problem.Error(string.Empty, LifecycleRules.PlanIsCeiling,
                $"What would be done to \"{NameOf(planned)}\" now is not what its plan showed. Nothing was touched. {LifecycleRules.PlanIsCeiling.Remedy}")]);
        }

        var outcome = await new Applier(hypervisor, time, timeouts, gate, bound, locks, observer).ApplyAsync(facts.Id, spec, memory.Deferred, approved, cancellationToken);
        if (!outcome.HasErrors && outcome.Snapshot is { } snapshot)
        {
            var reply = Reply(planned, request.Config, snapshot, memory.Route, outcome.Problems);
            return reply.Problems.All(p => p.Severity == Severity.Warning) ? reply
                : request.Prior is null ? new ApplyReply(null, [], reply.Problems)
                : reply with { State = reply.State!.With(VirtualMachineSchema.Impact, ImpactValues.None) };
        }

        if (request.Prior is null || outcome.Snapshot is null)
        {
            // A failed adoption leaves no tainted resource behind: the machine is adopted by the next apply.
            return new ApplyReply(request.Prior, request.Private, outcome.Problems);
        }

        var truth = memory with { Snapshot = outcome.Snapshot, Claims = [] };
        var spelling = request.Prior.With(Attributes.Uri, planned[Attributes.Uri]).With(VirtualMachineSchema.Impact, ImpactValues.None);
        return new ApplyReply(StateWriter.Write(outcome.Snapshot, spelling, truth), truth.ToBytes(), outcome.Problems);
    }

    /// <summary>
    /// The state after success; with an error when what was read back is not what was planned. Everything that is pending now
    /// is settled: put off, or refused by a guest that may refuse.
    /// </summary>
    private static ApplyReply Reply(MapValue planned, MapValue config, MachineSnapshot snapshot, string? route, EquatableList<Problem> warnings)
    {
        var targets = SizingAttribute.All.ToDictionary(a => a.Name, a => SizingValues.Canonical(a.Name, planned[a.Name], snapshot.Facts, snapshot.Configured) ?? a.Read(snapshot.Configured));
        var memory = PrivateState.Settled(snapshot, targets) with { Route = route, MethodIsChosen = config[Attributes.MemoryMethod] is TextValue };
        var state = StateWriter.Write(snapshot, planned, memory);
        var wrong = VirtualMachineSchema.Rows.Where(r => !planned[r.Name].HasUnknown && !planned[r.Name].Equals(state[r.Name])).Select(r => r.Name).ToList();
        return new ApplyReply(state, memory.ToBytes(), wrong.Count == 0 ? warnings :
        [
            .. warnings,
            Problem.Error(wrong[0], LifecycleRules.StateDeviates,
                $"\"{snapshot.Name}\" is not as planned, something else changed it meanwhile: {string.Join("; ", wrong.Select(n => $"{n} is {ValueText.Of(state[n])} instead of {ValueText.Of(planned[n])}"))}. {LifecycleRules.StateDeviates.Remedy}"),
        ]);
    }

    /// <summary>
    /// What the user set, with the values that were planned. Terraform leaves <c>ignore_changes</c> out of the configuration that it
    /// sends to an apply, though not of the plan: the configuration alone would move what nobody was shown.
    /// </summary>
    private static MapValue Approved(MapValue config, MapValue planned) => new(VirtualMachineSchema.Rows
        .Where(r => r.Usage is Usage.Required or Usage.Optional || (r.Usage == Usage.OptionalComputed && !config[r.Name].IsNull))
        .ToDictionary(r => r.Name, r => planned[r.Name].HasUnknown ? config[r.Name] : planned[r.Name], StringComparer.Ordinal));

    private static string IdOf(MapValue state) => state[VirtualMachineSchema.Id] is TextValue id ? id.Text : string.Empty;

    private static string NameOf(MapValue state) => state[Attributes.Name] is TextValue name ? name.Text : string.Empty;
}
