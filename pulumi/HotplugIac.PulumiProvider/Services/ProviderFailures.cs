using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.Core.Model;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiProvider.Naming;

namespace HotplugIac.PulumiProvider.Services;

/// <summary>Problems as the statuses that Pulumi reads.</summary>
internal static class ProviderFailures
{
    /// <summary>
    /// Nothing was changed, and the engine keeps what it has. Never INTERNAL, UNKNOWN or DATA_LOSS, which mean to it that nobody
    /// knows what became of the resource.
    /// </summary>
    public static GrpcException Unchanged(IEnumerable<Problem> problems) => new(GrpcStatusCode.FailedPrecondition, Text(problems));

    /// <summary>Something was done, and this is what is true now.</summary>
    public static GrpcException Partly(string id, Struct outputs, IEnumerable<Problem> problems)
    {
        var all = problems.ToList();
        var detail = new ErrorResourceInitFailed
        {
            Id = id,
            Properties = outputs,
            RefreshBeforeUpdate = true,
            Reasons = { all.Where(p => p.Severity == Severity.Error).Select(Line) },
        };
        var status = new Status
        {
            Code = (int)GrpcStatusCode.Aborted,
            Message = Text(all),
            Details = { new Any { TypeUrl = "type.googleapis.com/pulumirpc.ErrorResourceInitFailed", Value = detail.ToByteString() } },
        };
        return new GrpcException(GrpcStatusCode.Aborted, status.Message) { Details = status.ToByteArray() };
    }

    public static IEnumerable<CheckFailure> Failures(IEnumerable<Problem> problems) =>
        problems.Where(p => p.Severity == Severity.Error).Select(p => new CheckFailure { Property = Names.ToPulumi(p.Attribute), Reason = Line(p) });

    /// <summary>One problem, the property first where the text does not begin with it.</summary>
    public static string Line(Problem problem)
    {
        var text = Words.ToPulumi(problem.Detail);
        var property = Names.ToPulumi(problem.Attribute);
        return property.Length == 0 || text.StartsWith(property, StringComparison.Ordinal) ? $"{Words.ToPulumi(problem.Summary)}: {text}" : $"{Words.ToPulumi(problem.Summary)} ({property}): {text}";
    }

    private static string Text(IEnumerable<Problem> problems) =>
        string.Join("\n", problems.Where(p => p.Severity == Severity.Error).Select(Line));
}
