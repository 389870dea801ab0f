namespace HotplugIac.Preview.Sources;

/// <summary>The blocks of one folder that matter here.</summary>
/// <param name="Resources">By type and name.</param>
/// <param name="Calls">By name: where a module is called, and its source; null when the source is no plain text.</param>
internal sealed record SourceModule(
    IReadOnlyDictionary<(string Type, string Name), SourceLocation> Resources,
    IReadOnlyDictionary<string, (SourceLocation Location, string? Source)> Calls)
{
    public bool IsEmpty => Resources.Count + Calls.Count == 0;
}

/// <summary>A block that was found in a file.</summary>
/// <param name="Type">Of a resource; empty for the call of a module.</param>
/// <param name="Source">Of the call of a module: its source, when it is plain text.</param>
internal sealed record SourceBlock(string Type, string Name, int Line, string? Source = null);
