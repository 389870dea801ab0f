using HotplugIac.Core.Model;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiProvider.Naming;
using HotplugIac.PulumiProvider.Schema;
using HotplugIac.PulumiProvider.Wire;
using HotplugIac.Resources.Functions;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.PulumiProvider.Services;

/// <summary>Invoke: the data sources and the functions of the table.</summary>
internal sealed class FunctionService(Session session, Calls calls)
{
    private static readonly Dictionary<string, DataSourceSchema> Sources = DataSourceTable.All.ToDictionary(Names.FunctionToken, StringComparer.Ordinal);
    private static readonly Dictionary<string, FunctionSchema> Functions = FunctionTable.All.ToDictionary(Names.FunctionToken, StringComparer.Ordinal);

    public IEnumerable<GrpcMethod> Methods() => [calls.Method<InvokeRequest, InvokeResponse>("Invoke", InvokeAsync)];

    private async Task<InvokeResponse> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken)
    {
        if (Sources.TryGetValue(request.Tok, out var source))
        {
            return await ReadAsync(source, request, cancellationToken);
        }

        return Functions.TryGetValue(request.Tok, out var function)
            ? Call(function, request)
            : throw new GrpcException(GrpcStatusCode.InvalidArgument, $"There is no function \"{request.Tok}\" here. Known: {string.Join(", ", Sources.Keys.Concat(Functions.Keys))}.");
    }

    private async Task<InvokeResponse> ReadAsync(DataSourceSchema source, InvokeRequest request, CancellationToken cancellationToken)
    {
        if (!TryRead(request, [.. source.Rows.Where(r => r.Usage != Usage.Computed)], out var arguments, out var secrets, out var refusal))
        {
            return refusal;
        }

        var reply = await session.Data.ReadAsync(source.Name, arguments, cancellationToken);
        foreach (var warning in reply.Problems.Where(p => p.Severity == Severity.Warning))
        {
            await session.Log.WarningAsync(ProviderFailures.Line(warning, secrets.Count > 0));
        }

        return reply.State is { } state
            ? new InvokeResponse { Return = PropertyProjector.Project(state, source.Rows, secrets) }
            : new InvokeResponse { Failures = { ProviderFailures.Failures(reply.Problems, secrets.Count > 0) } };
    }

    private static InvokeResponse Call(FunctionSchema function, InvokeRequest request)
    {
        if (!TryRead(request, function.Parameters, out var arguments, out var secrets, out var refusal))
        {
            return refusal;
        }

        var rows = FunctionResults.Rows(function);
        return function.Call([.. function.Parameters.Select(p => arguments[p.Name])]) switch
        {
            FunctionReply.Answer { Result: MapValue map } when function.Result.Kind == ValueKind.Object => Answer(map),
            FunctionReply.Answer answer => Answer(MapValue.Empty.With(FunctionResults.Result, answer.Result)),
            FunctionReply.Refusal no => Refused(Names.ToPulumi(function.Parameters[no.Argument].Name), secrets.Count > 0 ? "The value cannot be used. It is a secret, so that it is not shown." : Words.ToPulumi(no.Text)),
            _ => throw new InvalidOperationException("A function answers or refuses."),
        };

        InvokeResponse Answer(MapValue values) => new()
        {
            Return = PropertyProjector.Project(values, rows, secrets.Count == 0 ? secrets : rows.Select(r => r.Name).ToHashSet(StringComparer.Ordinal)),
        };
    }

    private static bool TryRead(
        InvokeRequest request, IReadOnlyList<AttributeSchema> rows, out MapValue arguments, out IReadOnlySet<string> secrets, out InvokeResponse refusal)
    {
        var reader = new PropertyReader(rows);
        arguments = reader.Read(request.Args);
        secrets = reader.Secrets;
        refusal = new InvokeResponse { Failures = { reader.Misfits.Select(m => new CheckFailure { Property = m.Path, Reason = m.Reason }) } };
        foreach (var row in rows)
        {
            var name = Names.ToPulumi(row.Name);
            if (arguments[row.Name].HasUnknown)
            {
                refusal.Failures.Add(new CheckFailure { Property = name, Reason = $"{name} is not known yet: call the function with outputs, so that it waits for them." });
            }
            else if (row.Usage == Usage.Required && arguments[row.Name].IsNull && reader.Misfits.All(m => m.Path != name))
            {
                refusal.Failures.Add(new CheckFailure { Property = name, Reason = $"{name} is missing." });
            }
        }

        return refusal.Failures.Count == 0;
    }

    private static InvokeResponse Refused(string property, string reason) =>
        new() { Failures = { new CheckFailure { Property = property, Reason = reason } } };
}
