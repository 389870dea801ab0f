using HotplugIac.Resources.Functions;

namespace HotplugIac.Resources.Schema;

/// <summary>The functions, once for every surface.</summary>
public static class FunctionTable
{
    /// <summary>Ends each description.</summary>
    internal const string Needs = "\n\nNeeds Terraform 1.8 or OpenTofu 1.7, or later.";

    public static IReadOnlyList<FunctionSchema> All { get; } =
        [SizeFunctions.Bytes, SizeFunctions.FormatSize, ImpactFunction.Schema, NumaCellsFunction.Schema];
}
