using HotplugIac.Core.Model;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiProvider.Wire;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.PulumiProvider.Services;

/// <summary>Create and Update, previewed and carried out.</summary>
internal sealed partial class MachineService
{
    private async Task<CreateResponse> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        Calls.Expect(request.Urn, request.Type);
        var (config, secrets) = Inputs(request.Properties);
        session.Log.About(request.Urn, secrets);
        var plan = await PlanAsync(request.Urn, new PlanRequest(null, config, []), cancellationToken);
        if (request.Preview)
        {
            return new CreateResponse { Properties = MachineState.Write(plan.Planned, [], secrets) };
        }

        var planned = Bounded(plan.Planned, PolicyRows.Create, request.Timeout);
        var reply = await ApplyAsync(new ApplyRequest(null, planned, config, plan.Private), plan.Planned, cancellationToken);
        return reply.State is not { } state
            ? throw ProviderFailures.Unchanged(reply.Problems, session.Log.HidesSizes)
            : HasErrors(reply)
                ? throw ProviderFailures.Partly(IdOf(state), MachineState.Write(state, reply.Private, secrets), reply.Problems, session.Log.HidesSizes)
                : new CreateResponse { Id = IdOf(state), Properties = MachineState.Write(state, reply.Private, secrets), RefreshBeforeUpdate = true };
    }

    private async Task<UpdateResponse> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        Calls.Expect(request.Urn, request.Type);
        var prior = Prior(request.Id, request.Olds);
        var (config, secrets) = Inputs(request.News, prior.State!, request.IgnoreChanges);
        session.Log.About(request.Urn, secrets.Union(prior.Secrets).ToHashSet(StringComparer.Ordinal));
        var plan = await PlanAsync(request.Urn, new PlanRequest(prior.State, config, prior.Private), cancellationToken);
        if (request.Preview)
        {
            return new UpdateResponse { Properties = MachineState.Write(plan.Planned, plan.Private, secrets) };
        }

        var planned = Bounded(plan.Planned, PolicyRows.Update, request.Timeout);
        var reply = await ApplyAsync(new ApplyRequest(prior.State, planned, config, plan.Private), plan.Planned, cancellationToken);
        if (!HasErrors(reply))
        {
            return new UpdateResponse { Properties = MachineState.Write(reply.State!, reply.Private, secrets), RefreshBeforeUpdate = true };
        }

        // Nothing was done when the state is the one from before: then the engine keeps the old inputs with it.
        throw reply.State is null || reply.State.Equals(prior.State)
            ? ProviderFailures.Unchanged(reply.Problems, session.Log.HidesSizes)
            : ProviderFailures.Partly(request.Id, MachineState.Write(reply.State, reply.Private, secrets), reply.Problems, session.Log.HidesSizes);
    }

    /// <summary>The plan, told under the resource's URN.</summary>
    /// <exception cref="Grpc.GrpcException">It has errors; nothing was touched.</exception>
    private async Task<PlanReply> PlanAsync(string urn, PlanRequest request, CancellationToken cancellationToken)
    {
        var plan = await session.Machines.PlanAsync(request, cancellationToken);
        if (plan.Problems.Any(p => p.Severity == Severity.Error))
        {
            throw ProviderFailures.Unchanged(plan.Problems, session.Log.HidesSizes);
        }

        if (session.Owners.Claim(urn, plan.Planned) is { } taken)
        {
            throw ProviderFailures.Unchanged([taken], session.Log.HidesSizes);
        }

        await ImpactNotice.TellAsync(session.Log, plan);
        return plan;
    }

    /// <summary>The bound of the program's options is for this operation only, and no part of the state.</summary>
    private async Task<ApplyReply> ApplyAsync(ApplyRequest request, MapValue planned, CancellationToken cancellationToken)
    {
        var reply = await session.Machines.ApplyAsync(request, cancellationToken);
        await TellAsync(reply.Problems);
        return reply.State is null ? reply : reply with { State = reply.State.With(VirtualMachineSchema.Timeouts, planned[VirtualMachineSchema.Timeouts]) };
    }

    private static bool HasErrors(ApplyReply reply) => reply.Problems.Any(p => p.Severity == Severity.Error);
}
