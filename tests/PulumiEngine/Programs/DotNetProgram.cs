namespace HotplugIac.PulumiEngine;

/// <summary>A program on the NuGet package <c>Pulumi</c>, built before: an executable assembly that <c>dotnet</c> runs.</summary>
public sealed partial class DotNetProgram : ProcessProgram
{
    /// <summary>The assembly's path.</summary>
    public required string Assembly { get; init; }

    /// <summary>The .NET host's executable. Default: <c>dotnet</c> of the path.</summary>
    public string DotNet { get; init; } = "dotnet";
}
