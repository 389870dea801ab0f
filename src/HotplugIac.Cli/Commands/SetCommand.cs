using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using HotplugIac.Cli.Completion;
using HotplugIac.Cli.Machines;
using HotplugIac.Cli.Output;
using HotplugIac.Cli.Reporting;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Values;

namespace HotplugIac.Cli.Commands;

/// <summary><c>hotplug set NAME --vcpus N --memory SIZE</c>: for whoever is on call. The machine is adopted for as long as it takes.</summary>
internal static class SetCommand
{
    public static void Fill(Command command, CommandScope scope)
    {
        var name = new MachineArgument(scope, "The machine", isRequired: true);
        var attributes = AttributeOptions.OfSchema();
        var apply = new ApplyOptions();
        var options = new ReportOptions();
        command.Arguments.Add(name);
        attributes.AddTo(command);
        apply.AddTo(command);
        options.AddTo(command);
        scope.Act(command, context => RunAsync(context, context.Value(name)!, attributes.Read(context),
            new ApplySteps(context, options.Read(context), apply.IsApproved(context), apply.AtOnce(context))));
    }

    private static async Task<int> RunAsync(CommandContext context, string name, MapValue wanted, ApplySteps steps)
    {
        context.TextOrJson();
        if (wanted.Fields.Count == 0)
        {
            throw CliException.Of($"What shall \"{name}\" have? Give at least one of {string.Join(", ", AttributeOptions.Usual)}; \"hotplug set --help\" lists all.");
        }

        await using var session = MachineSession.Open(context);
        var machine = await MachineNames.FindAsync(session, name, context.Cancelled);
        var config = await ConfigAsync(session, machine.Name, wanted, context.Cancelled);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(config.ToString())));
        return await steps.RunAsync(session, [(machine.Name, config)], hash, machines =>
        {
            var hcl = SetHcl.Of(machines[0], wanted);
            if (context.IsJson)
            {
                AppliedJson.Write(context.Console.Out, machines, hcl);
                return;
            }

            AppliedText.Write(context.Console.Out, machines);
            if (hcl is not null)
            {
                context.Console.Out.Write($"\nTo commit, so that the next apply does not take it back:\n\n{hcl}");
            }
        });
    }

    /// <summary>What is asked for; the number of vCPUs, which every configuration has, as it is where nothing else is asked.</summary>
    private static async Task<MapValue> ConfigAsync(MachineSession session, string name, MapValue wanted, CancellationToken cancellationToken)
    {
        var config = wanted.With(Attributes.Name, Value.Of(name));
        if (!config[Attributes.Vcpus].IsNull)
        {
            return config;
        }

        using var resource = session.Resource();
        var found = await resource.ImportAsync(null, MachineRef.ByName(name), cancellationToken);
        return found.State is { } state ? config.With(Attributes.Vcpus, state[Attributes.Vcpus]) : throw new CliException(found.Problems);
    }
}
