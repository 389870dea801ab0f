using System.CommandLine;
using HotplugIac.Cli.Terminal;

namespace HotplugIac.Cli.Commands;

/// <summary>
/// All commands. Only those that the line names are filled with their options: start-up is most of the time that a preview takes.
/// </summary>
internal static class CommandTree
{
    private const string Description =
        "Resizes virtual machines while they run, and tells beforehand which changes are live and which stop a machine.";

    public static RootCommand Build(IReadOnlyList<string> args, CliConsole console, Interrupts interrupts)
    {
        var globals = new GlobalOptions();
        var root = new RootCommand(Description);
        foreach (var option in globals.All)
        {
            root.Options.Add(option);
        }

        ProgramVersion.Use(root);
        var scope = new CommandScope(console, globals, interrupts, root);
        foreach (var entry in Entries)
        {
            var command = new Command(entry.Name, entry.Description) { Hidden = entry.IsHidden };
            if (args.Contains(entry.Name) || args.Contains(CompleteCommand.Name))
            {
                entry.Fill(command, scope);
            }

            root.Subcommands.Add(command);
        }

        return root;
    }

    /// <summary>In the order of the help.</summary>
    private static IReadOnlyList<CommandEntry> Entries { get; } =
    [
        new("preview", "Shows what a plan of Terraform, OpenTofu or Pulumi does to virtual machines", PreviewCommand.Fill),
        new("comment", "Writes a preview as one comment on the pull request, or changes it", CommentCommand.Fill),
        new("inspect", "Shows machines as they are: running beside configured", InspectCommand.Fill),
        new("plan", "Plans the machines of a YAML file against their hypervisors; nothing is changed", PlanCommand.Fill),
        new("apply", "Plans the machines of a YAML file, asks, and carries the plan out", ApplyCommand.Fill),
        new("set", "Resizes one machine: plans, asks, applies, and prints the HCL to commit", SetCommand.Fill),
        new("doctor", "Tells whether machines are ready to be resized while they run, and what to change", DoctorCommand.Fill),
        new("explain", "Explains a rule code such as HP1001; without one lists all", ExplainCommand.Fill),
        new("schema", "Prints the JSON Schema of the YAML file, of a policy file, or of a command's JSON", SchemaCommand.Fill),
        new("completion", "Prints the script that completes words in a shell: bash, zsh or fish", CompletionCommand.Fill),
        new(CompleteCommand.Name, "Completes a line, for the scripts of completion", CompleteCommand.Fill) { IsHidden = true },
    ];
}

/// <param name="Fill">Adds arguments, options and the action.</param>
internal sealed record CommandEntry(string Name, string Description, Action<Command, CommandScope> Fill)
{
    public bool IsHidden { get; init; }
}
