namespace HotplugIac.PulumiEngine;

public abstract partial class ProcessProgram
{
    internal override Task RunAsync(ProgramHost host, CancellationToken cancellationToken) => throw new NotSupportedException();
}
