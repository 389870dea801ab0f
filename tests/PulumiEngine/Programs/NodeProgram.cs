using System.Globalization;
using HotplugIac.Harness;

namespace HotplugIac.PulumiEngine;

/// <summary>
/// A program on the npm package <c>@pulumi/pulumi</c>, started by the package's own <c>cmd/run</c>. What its <c>package.json</c> asks for
/// has to be installed: <see cref="InstallAsync"/>.
/// </summary>
public sealed partial class NodeProgram : ProcessProgram
{
    /// <summary>The program within the directory. Default: what <c>package.json</c> names, or index.js.</summary>
    public string EntryPoint { get; init; } = ".";

    /// <summary>Node's executable. Default: <c>node</c> of the path.</summary>
    public string Node { get; init; } = "node";

    private protected override CommandLine Command(ProgramHost host)
    {
        var run = Path.Combine(Directory, "node_modules", "@pulumi", "pulumi", "cmd", "run", "index.js");
        if (!File.Exists(run))
        {
            throw new ProgramFailedException($"'{run}' is missing; install the program's packages first.");
        }

        var options = host.Deployment.Options;
        return new CommandLine(Node,
        [
            run,
            "--monitor", host.EngineAddress,
            "--engine", host.EngineAddress,
            "--organization", options.Organization,
            "--project", options.Project,
            "--root-directory", host.Directory,
            "--stack", options.Stack,
            "--pwd", Directory,
            .. host.IsPreview ? ["--dry-run"] : Array.Empty<string>(),
            "--parallel", options.Parallel.ToString(CultureInfo.InvariantCulture),
            EntryPoint,
        ]);
    }
}
