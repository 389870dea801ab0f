using System.CommandLine;

namespace HotplugIac.Cli.Commands;

/// <summary>Options that stand anywhere on the command line.</summary>
internal sealed class GlobalOptions
{
    public const string Text = "text";
    public const string Json = "json";
    private const string OutputName = "--output";

    public Option<string> Output { get; } = new(OutputName, "-o")
    {
        Description = "How the result is written to standard output: text or json. preview and plan also know the names of --out, inspect svg and yaml",
        HelpName = "FORM",
        Recursive = true,
        DefaultValueFactory = static _ => Text,
    };

    public Option<bool> NoColor { get; } = new("--no-color") { Description = "No colours. So does the environment variable NO_COLOR, and a file or pipe in place of a terminal", Recursive = true };

    public Option<string?> Uri { get; } = new("--uri")
    {
        Description = "The hypervisor: qemu:///system, qemu+ssh://user@host/system, ch+unix:///run/cloud-hypervisor, sim:///path/state.json. Environment: HOTPLUG_URI",
        HelpName = "URI",
        Recursive = true,
    };

    public Option<string?> Simulate { get; } = new("--simulate")
    {
        Description = "A file in which all machines are simulated. Environment: HOTPLUG_SIMULATE",
        HelpName = "FILE",
        Recursive = true,
    };

    public IEnumerable<Option> All => [Output, NoColor, Uri, Simulate];

    /// <summary>Whether errors are wanted as JSON, told from the words alone: the line may be one that cannot be parsed.</summary>
    public static bool WantsJson(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count && args[i] != "--"; i++)
        {
            if (args[i] is OutputName + "=json" or OutputName + ":json" or "-o=json" or "-o:json" || (args[i] is OutputName or "-o" && i + 1 < args.Count && args[i + 1] == Json))
            {
                return true;
            }
        }

        return false;
    }
}
