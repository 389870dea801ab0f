using HotplugIac.Harness;

namespace HotplugIac.PulumiEngine;

/// <summary>A program on the NuGet package <c>Pulumi</c>, built before: an executable assembly that <c>dotnet</c> runs.</summary>
public sealed class DotNetProgram : ProcessProgram
{
    /// <summary>The assembly's path.</summary>
    public required string Assembly { get; init; }

    /// <summary>The .NET host's executable. Default: <c>dotnet</c> of the path.</summary>
    public string DotNet { get; init; } = "dotnet";

    private protected override CommandLine Command(ProgramHost host) => File.Exists(Assembly)
        ? new CommandLine(DotNet, [Assembly])
        : throw new ProgramFailedException($"'{Assembly}' is missing; build the program first.");
}
