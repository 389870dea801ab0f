namespace HotplugIac.Resources.Schema;

/// <summary>The functions, once for every surface.</summary>
public static class FunctionTable
{
    public static IReadOnlyList<FunctionSchema> All { get; } = [];
}
