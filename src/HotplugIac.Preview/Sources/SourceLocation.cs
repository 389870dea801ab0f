namespace HotplugIac.Preview.Sources;

/// <summary>Where a resource is declared.</summary>
/// <param name="File">Relative to the source root, with forward slashes.</param>
/// <param name="Line">From 1.</param>
public sealed record SourceLocation(string File, int Line);
