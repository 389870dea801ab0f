using System.CommandLine;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Rules;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Forecasting;

namespace HotplugIac.Cli.Commands;

/// <summary><c>hotplug explain</c>: the page of a rule, on the terminal.</summary>
internal static class ExplainCommand
{
    public static void Fill(Command command, CommandScope scope)
    {
        var code = new Argument<string?>("CODE") { Description = "A rule code", Arity = ArgumentArity.ZeroOrOne };
        code.CompletionSources.Add(static _ => RuleBook.All.Select(r => r.Code));
        command.Arguments.Add(code);
        scope.Act(command, context => Run(context, context.Value(code)));
    }

    private static int Run(CommandContext context, string? code)
    {
        context.TextOrJson();
        IReadOnlyList<Rule> rules = code is null ? RuleBook.All : [RuleBook.Find(code) ?? throw Unknown(code)];
        if (context.IsJson)
        {
            RuleJson.Write(context.Console.Out, rules);
        }
        else if (code is null)
        {
            foreach (var rule in rules)
            {
                context.Console.Out.WriteLine($"{rule.Code}  {rule.Title}");
            }
        }
        else
        {
            context.Console.Out.Write(RulePage.Text(rules[0]));
        }

        return ExitCode.Nothing;
    }

    private static CliException Unknown(string code) => CliException.Of(
        $"There is no rule \"{code}\"{NearName.Hint(code, RuleBook.All.Select(r => r.Code))} Run \"hotplug explain\" to see all.");
}
