using HotplugIac.Resources.Functions;

namespace HotplugIac.Resources.Schema;

/// <summary>The functions, once for every surface.</summary>
public static class FunctionTable
{
    /// <summary>Ends each description: what Terraform must be to call them.</summary>
    public const string NeedsTerraform = "\n\nNeeds Terraform 1.8 or OpenTofu 1.7, or later.";

    public static IReadOnlyList<FunctionSchema> All { get; } =
        [SizeFunctions.Bytes, SizeFunctions.FormatSize, ImpactFunction.Schema, NumaCellsFunction.Schema];
}
