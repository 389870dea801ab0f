using HotplugIac.Resources.Functions;

namespace HotplugIac.Resources.Schema;

/// <summary>The functions, once for every surface.</summary>
public static class FunctionTable
{
    public static IReadOnlyList<FunctionSchema> All { get; } =
        [SizeFunctions.Bytes, SizeFunctions.FormatSize, ImpactFunction.Schema, NumaCellsFunction.Schema];
}
