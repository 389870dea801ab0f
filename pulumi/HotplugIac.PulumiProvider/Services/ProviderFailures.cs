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
    /// <param name="hides">Whether a value that the problems name is a secret.</param>
    public static GrpcException Unchanged(IEnumerable<Problem> problems, bool hides = false) => new(GrpcStatusCode.FailedPrecondition, Text(problems, hides));

    /// <summary>Something was done, and this is what is true now.</summary>
    public static GrpcException Partly(string id, Struct outputs, IEnumerable<Problem> problems, bool hides)
    {
        var all = problems.ToList();
        var detail = new ErrorResourceInitFailed
        {
            Id = id,
            Properties = outputs,
            RefreshBeforeUpdate = true,
            Reasons = { all.Where(p => p.Severity == Severity.Error).Select(p => Line(p, hides)) },
        };
        var status = new Status
        {
            Code = (int)GrpcStatusCode.Aborted,
            Message = Text(all, hides),
            Details = { new Any { TypeUrl = "type.googleapis.com/pulumirpc.ErrorResourceInitFailed", Value = detail.ToByteString() } },
        };
        return new GrpcException(GrpcStatusCode.Aborted, status.Message) { Details = status.ToByteArray() };
    }

    public static IEnumerable<CheckFailure> Failures(IEnumerable<Problem> problems, bool hides = false) =>
        problems.Where(p => p.Severity == Severity.Error).Select(p => new CheckFailure { Property = Names.ToPulumi(p.Attribute), Reason = Line(p, hides) });

    /// <summary>One problem, the property first where the text does not begin with it.</summary>
    /// <param name="hides">A message names values; of one about secrets only the rule is told.</param>
    public static string Line(Problem problem, bool hides = false)
    {
        if (hides)
        {
            var about = problem.Attribute.Length > 0 ? $"{Names.ToPulumi(problem.Attribute)}: " : string.Empty;
            return $"{about}{Words.ToPulumi(problem.Summary)}{(problem.Code.Length > 0 ? $" ({problem.Code})" : string.Empty)}. An input is a secret, so that no values are shown.";
        }

        var text = Words.ToPulumi(problem.Detail);
        var property = Names.ToPulumi(problem.Attribute);
        return property.Length == 0 || text.StartsWith(property, StringComparison.Ordinal) ? $"{Words.ToPulumi(problem.Summary)}: {text}" : $"{Words.ToPulumi(problem.Summary)} ({property}): {text}";
    }

    private static string Text(IEnumerable<Problem> problems, bool hides) =>
        string.Join("\n", problems.Where(p => p.Severity == Severity.Error).Select(p => Line(p, hides)));
}
