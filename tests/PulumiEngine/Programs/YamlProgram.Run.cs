namespace HotplugIac.PulumiEngine;

public sealed partial class YamlProgram
{
    internal override Task RunAsync(ProgramHost host, CancellationToken cancellationToken) => throw new NotSupportedException(_text);
}
