using HotplugIac.Core.Model;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiProvider.Diffs;
using HotplugIac.PulumiProvider.Schema;
using HotplugIac.PulumiProvider.Wire;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using Google.Protobuf.WellKnownTypes;

namespace HotplugIac.PulumiProvider.Services;

/// <summary>The resource: Pulumi's protocol ↔ the shared resource.</summary>
internal sealed partial class MachineService(Session session, Calls calls)
{
    public IEnumerable<GrpcMethod> Methods() =>
    [
        calls.Plain<CheckRequest, CheckResponse>("Check", Check),
        calls.Method<DiffRequest, DiffResponse>("Diff", DiffAsync),
        calls.Method<CreateRequest, CreateResponse>("Create", CreateAsync),
        calls.Method<ReadRequest, ReadResponse>("Read", ReadAsync),
        calls.Method<UpdateRequest, UpdateResponse>("Update", UpdateAsync),
        calls.Method<DeleteRequest, Empty>("Delete", DeleteAsync),
    ];

    private static CheckResponse Check(CheckRequest request)
    {
        Calls.Expect(request.Urn, request.Type);
        var reader = new PropertyReader(MachineProperties.Inputs);
        var config = reader.Read(request.News);
        var failures = reader.Misfits.Select(m => new CheckFailure { Property = m.Path, Reason = m.Reason }).ToList();
        if (failures.Count == 0)
        {
            failures.AddRange(ProviderFailures.Failures(VirtualMachineResource.Validate(config), reader.Secrets.Any(s => s != Attributes.Definition)));
        }

        return new CheckResponse { Inputs = request.News, Failures = { failures } };
    }

    /// <summary>
    /// Pure but for facts that are lost. Nothing is logged and no error given: the engine calls this for a refresh too, with the
    /// machine as it is for the wish.
    /// </summary>
    private async Task<DiffResponse> DiffAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        Calls.Expect(request.Urn, request.Type);
        var prior = Prior(request.Id, request.Olds);
        var (config, secrets) = Inputs(request.News, prior.State!, request.IgnoreChanges);
        session.Log.About(request.Urn, secrets);
        var plan = await session.Machines.PlanAsync(new PlanRequest(prior.State, config, prior.Private), cancellationToken);
        return MachineDiff.Of(prior.State!, config, plan);
    }

    private async Task<ReadResponse> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        Calls.Expect(request.Urn, request.Type);
        var (inputs, secrets) = Inputs(request.Inputs);
        session.Log.About(request.Urn, secrets);
        // What a program knows of a machine that it only reads is no state of ours.
        if (request.Properties?.Fields.ContainsKey(VirtualMachineSchema.Hypervisor) != true)
        {
            return await ImportAsync(request, inputs, secrets, cancellationToken);
        }

        var prior = Prior(request.Id, request.Properties);
        session.Log.About(request.Urn, secrets.Union(prior.Secrets).ToHashSet(StringComparer.Ordinal));
        var reply = await session.Machines.ReadAsync(Bounded(prior.State!, PolicyRows.Read, request.Timeout), prior.Private, cancellationToken);
        await TellAsync(reply.Problems);
        if (reply.Problems.Any(p => p.Severity == Severity.Error))
        {
            throw ProviderFailures.Unchanged(reply.Problems, session.Log.HidesSizes);
        }

        return reply.State?.With(VirtualMachineSchema.Timeouts, prior.State![VirtualMachineSchema.Timeouts]) is not { } state ? new ReadResponse() : Response(state, reply.Private, ReadInputs.Refreshed(inputs, state), secrets.Union(prior.Secrets).ToHashSet(StringComparer.Ordinal));
    }

    private async Task<ReadResponse> ImportAsync(ReadRequest request, MapValue inputs, IReadOnlySet<string> secrets, CancellationToken cancellationToken)
    {
        var reply = await session.Machines.ImportAsync(request.Id, cancellationToken);
        await TellAsync(reply.Problems);
        return reply.State is not { } state
            ? throw ProviderFailures.Unchanged(reply.Problems, session.Log.HidesSizes)
            : Response(state, reply.Private, inputs.Fields.Count > 0 ? ReadInputs.Refreshed(inputs, state) : ReadInputs.Imported(state), secrets);
    }

    private static ReadResponse Response(MapValue state, byte[] privateBytes, MapValue inputs, IReadOnlySet<string> secrets) => new()
    {
        Id = IdOf(state),
        Properties = MachineState.Write(state, privateBytes, secrets),
        Inputs = PropertyProjector.Project(inputs, MachineProperties.Inputs, secrets),
        RefreshBeforeUpdate = true,
    };

    private async Task<Empty> DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        Calls.Expect(request.Urn, request.Type);
        var prior = Prior(request.Id, request.Properties);
        session.Log.About(request.Urn, prior.Secrets);
        var state = Bounded(prior.State!, PolicyRows.Delete, request.Timeout);
        foreach (var notice in VirtualMachineResource.PlanDelete(state))
        {
            await session.Log.InfoAsync(ProviderFailures.Line(notice));
        }

        var reply = await session.Machines.ApplyAsync(new ApplyRequest(state, null, MapValue.Empty, prior.Private), cancellationToken);
        await TellAsync(reply.Problems);
        return reply.Problems.Any(p => p.Severity == Severity.Error) ? throw ProviderFailures.Unchanged(reply.Problems, session.Log.HidesSizes) : new Empty();
    }

    private static MachineState Prior(string id, Struct? outputs)
    {
        var prior = MachineState.Read(id, outputs);
        return prior.State is null ? throw ProviderFailures.Unchanged([prior.Problem!]) : prior;
    }

    /// <summary>Checked inputs: what does not fit was an error of Check.</summary>
    private static (MapValue Config, IReadOnlySet<string> Secrets) Inputs(Struct? inputs)
    {
        var reader = new PropertyReader(MachineProperties.Inputs);
        return (reader.Read(inputs), reader.Secrets);
    }

    private static (MapValue Config, IReadOnlySet<string> Secrets) Inputs(Struct? inputs, MapValue prior, IEnumerable<string> ignored)
    {
        var (config, secrets) = Inputs(inputs);
        return (IgnoreChanges.Apply(config, prior, ignored), secrets);
    }

    /// <summary>The program's <c>customTimeouts</c> bound an operation for which the resource itself names no bound.</summary>
    private static MapValue Bounded(MapValue values, string operation, double seconds)
    {
        var timeouts = values[VirtualMachineSchema.Timeouts] as MapValue ?? MapValue.Empty;
        return seconds <= 0 || !timeouts[operation].IsNull ? values
            : values.With(VirtualMachineSchema.Timeouts, timeouts.With(operation, HotplugIac.Resources.Values.Value.Of(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds * 1000):0}ms"))));
    }

    private async Task TellAsync(IEnumerable<Problem> problems)
    {
        foreach (var warning in problems.Where(p => p.Severity == Severity.Warning))
        {
            await session.Log.WarningAsync(ProviderFailures.Line(warning, session.Log.HidesSizes));
        }
    }

    private static string IdOf(MapValue state) => state[VirtualMachineSchema.Id] is TextValue id ? id.Text : string.Empty;
}
