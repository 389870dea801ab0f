using HotplugIac.Resources.Schema;

namespace HotplugIac.PulumiProvider.Schema;

/// <summary>What functions answer: always an object, because the wire knows no other answer.</summary>
internal static class FunctionResults
{
    /// <summary>Where the answer of the table is no object.</summary>
    public const string Result = "result";

    public static IReadOnlyList<AttributeSchema> Rows(FunctionSchema function) =>
        function.Result.Kind == ValueKind.Object ? function.Result.Nested
        : [function.Result with { Name = Result, Usage = Usage.Computed, Description = Description(function) }];

    private static string Description(FunctionSchema function) =>
        function.Result.Usage == Usage.Computed ? function.Result.Description : $"{function.Summary}.";
}
