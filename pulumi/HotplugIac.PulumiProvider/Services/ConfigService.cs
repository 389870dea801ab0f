using HotplugIac.Core.Model;
using HotplugIac.Grpc;
using HotplugIac.Hosting;
using HotplugIac.Hosting.Logging;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiProvider.Naming;
using HotplugIac.PulumiProvider.Wire;
using HotplugIac.Resources;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Schema;
using Google.Protobuf.WellKnownTypes;

namespace HotplugIac.PulumiProvider.Services;

/// <summary>The provider's own configuration: from the stack, or of an explicit provider.</summary>
internal sealed class ConfigService(Session session, Calls calls)
{
    public IEnumerable<GrpcMethod> Methods() =>
    [
        calls.Plain<CheckRequest, CheckResponse>("CheckConfig", Check),
        calls.Plain<DiffRequest, DiffResponse>("DiffConfig", Diff),
        calls.Plain<ConfigureRequest, ConfigureResponse>("Configure", Configure),
    ];

    private static CheckResponse Check(CheckRequest request)
    {
        var (_, problems, misfits) = Read(request.News);
        return new CheckResponse
        {
            Inputs = WithSecrets(request.News),
            Failures = { misfits.Select(m => new CheckFailure { Property = m.Path, Reason = m.Reason }).Concat(ProviderFailures.Failures(problems)) },
        };
    }

    /// <summary>What holds a password is a secret, whether the program says so or not: these inputs stand in the stack's state.</summary>
    private static Struct? WithSecrets(Struct? inputs)
    {
        if (inputs is null)
        {
            return null;
        }

        var result = inputs.Clone();
        foreach (var name in ProviderSchema.Rows.Where(r => r.Sensitive || r.Nested.Any(n => n.Sensitive)).Select(r => Names.ToPulumi(r.Name)))
        {
            if (result.Fields.TryGetValue(name, out var value) && !Unwrapped.Of(value).IsSecret)
            {
                result.Fields[name] = Sentinels.AsSecret(value);
            }
        }

        return result;
    }

    /// <summary>
    /// Never a replacement: the engine would replace every machine with it. A URI is a route and no identity, and what a machine is
    /// stays where it is. But a change is told: after "none" the engine goes on with the old configuration for that run.
    /// </summary>
    private static DiffResponse Diff(DiffRequest request)
    {
        var (olds, news) = (Own(request.OldInputs ?? request.Olds), Own(request.News));
        var changed = olds.Fields.Keys.Union(news.Fields.Keys).Where(k => !Equals(olds.Fields.GetValueOrDefault(k), news.Fields.GetValueOrDefault(k)));
        var response = new DiffResponse { Diffs = { changed.Order(StringComparer.Ordinal) } };
        response.Changes = response.Diffs.Count > 0 ? DiffResponse.Types.DiffChanges.DiffSome : DiffResponse.Types.DiffChanges.DiffNone;
        return response;
    }

    private ConfigureResponse Configure(ConfigureRequest request)
    {
        var (settings, problems, misfits) = Read(request.Args ?? OfVariables(request));
        var errors = misfits.Select(m => m.Reason).Concat(problems.Where(p => p.Severity == Severity.Error).Select(p => ProviderFailures.Line(p))).ToList();
        if (errors.Count > 0)
        {
            throw new GrpcException(GrpcStatusCode.InvalidArgument, $"The configuration of the provider cannot be used:\n{string.Join("\n", errors)}");
        }

        session.Configure(settings);
        return new ConfigureResponse { AcceptSecrets = true, SupportsPreview = true };
    }

    private static Struct OfVariables(ConfigureRequest request)
    {
        var args = new Struct();
        foreach (var (key, value) in request.Variables)
        {
            args.Fields[key[(key.LastIndexOf(':') + 1)..]] = Value.ForString(value);
        }

        return args;
    }

    /// <summary>Without what the engine itself keeps among the inputs.</summary>
    private static Struct Own(Struct? args) =>
        new() { Fields = { (args?.Fields ?? []).Where(f => f.Key is not ("version" or "pluginDownloadURL")).ToDictionary(f => f.Key, f => f.Value) } };

    private static (ProviderSettings Settings, EquatableList<Problem> Problems, IReadOnlyList<Misfit> Misfits) Read(Struct? args)
    {
        var reader = new PropertyReader(ProviderSchema.Rows) { DecodesJson = true };
        var (settings, problems) = ProviderConfigReader.Read(reader.Read(Own(args)), Environment.GetEnvironmentVariable, HypervisorTable.Knows);
        return (settings, LogSettings.Read(Environment.GetEnvironmentVariable).Problem is { } wrong ? [.. problems, wrong] : problems, reader.Misfits);
    }
}
