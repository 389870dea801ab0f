using System.CommandLine;
using System.CommandLine.Invocation;
using HotplugIac.Core.Model;

namespace HotplugIac.Cli.Commands;

/// <summary><c>--version</c>: the number alone, without the commit.</summary>
internal static class ProgramVersion
{
    public static void Use(RootCommand root)
    {
        foreach (var option in root.Options.OfType<VersionOption>())
        {
            option.Action = new Print();
        }
    }

    private sealed class Print : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(ProductVersion.Text);
            return 0;
        }
    }
}
