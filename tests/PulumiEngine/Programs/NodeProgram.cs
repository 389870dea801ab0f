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
}
