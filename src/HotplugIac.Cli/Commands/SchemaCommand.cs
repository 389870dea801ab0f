using System.CommandLine;
using HotplugIac.Cli.Output;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Forecasting;

namespace HotplugIac.Cli.Commands;

/// <summary><c>hotplug schema</c>: JSON Schemas, for editors and for programs that read the JSON.</summary>
internal static class SchemaCommand
{
    public static void Fill(Command command, CommandScope scope)
    {
        var policy = new Option<bool>("--policy") { Description = "Of a policy file" };
        var preview = new Option<bool>("--preview") { Description = "Of the JSON of preview and plan; the same as --command preview" };
        var of = new Option<string?>("--command") { Description = $"Of the JSON of a command: {string.Join(", ", PublishedSchemas.Commands)}", HelpName = "NAME" };
        of.CompletionSources.Add([.. PublishedSchemas.Commands]);
        command.Options.Add(policy);
        command.Options.Add(preview);
        command.Options.Add(of);
        scope.Act(command, context =>
        {
            context.TextOrJson();
            IReadOnlyList<string?> asked = [context.Value(policy) ? PublishedSchemas.Policy : null, context.Value(preview) ? PublishedSchemas.Preview : null, context.Value(of)];
            var names = asked.OfType<string>().ToList();
            context.Console.Out.Write(names.Count switch
            {
                0 => PublishedSchemas.Machines(),
                1 => PublishedSchemas.Of(names[0]) ?? throw Unknown(names[0]),
                _ => throw CliException.Of("One schema at a time: give one of --policy, --preview and --command."),
            });
            return ExitCode.Nothing;
        });
    }

    private static CliException Unknown(string name) => CliException.Of(
        $"There is no schema of \"{name}\"{NearName.Hint(name, PublishedSchemas.Commands)} There are {string.Join(", ", PublishedSchemas.Commands)}.");
}
