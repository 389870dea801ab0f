namespace HotplugIac.PulumiEngine;

public sealed partial class NodeProgram
{
    /// <summary>
    /// Makes <c>node_modules</c> in the directory with npm, from a cache that is filled once for each <c>package.json</c>.
    /// </summary>
    /// <param name="timeout">The bound. Default 5 minutes.</param>
    /// <exception cref="ProgramFailedException">npm failed, or took too long.</exception>
    public Task InstallAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
