using System.CommandLine;
using System.Globalization;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Cli.Commands;

/// <summary>One option for each attribute of the schema that is one word: a new row of the table is a new option.</summary>
internal sealed class AttributeOptions
{
    /// <summary>What <c>set</c> is mostly for, in messages.</summary>
    public static readonly string[] Usual = [OptionName(Attributes.Vcpus), OptionName(Attributes.Memory), OptionName(Attributes.MaxVcpus), OptionName(Attributes.MaxMemory)];

    /// <summary>What it is and where is no size of it, and a machine is not made here.</summary>
    private static readonly HashSet<string> NotHere = [Attributes.Name, Attributes.Uri, Attributes.Definition];

    private readonly List<(AttributeSchema Row, Option<string?> Option)> _options;

    private AttributeOptions(List<(AttributeSchema Row, Option<string?> Option)> options) => _options = options;

    public static AttributeOptions OfSchema() => new(
    [
        .. VirtualMachineSchema.Rows.Where(r => r.Usage != Usage.Computed && !NotHere.Contains(r.Name) && Kind(r.Kind) is not null)
            .Select(r => (r, OptionOf(r))),
    ]);

    public void AddTo(Command command) => _options.ForEach(o => command.Options.Add(o.Option));

    /// <summary>What was given, typed as in a configuration.</summary>
    public MapValue Read(CommandContext context)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (row, option) in _options)
        {
            if (context.Value(option) is { } text)
            {
                values[row.Name] = Typed(row, option.Name, text);
            }
        }

        return new MapValue(values);
    }

    private static Option<string?> OptionOf(AttributeSchema row)
    {
        var option = new Option<string?>(OptionName(row.Name)) { Description = Plain(row.Description), HelpName = Kind(row.Kind) };
        if (row.Choice is { } choice)
        {
            option.HelpName = string.Join('|', choice.Values);
            option.CompletionSources.Add([.. choice.Values]);
        }
        else if (row.Kind == ValueKind.Flag)
        {
            option.CompletionSources.Add("true", "false");
        }

        return option;
    }

    private static Value Typed(AttributeSchema row, string option, string text) => row.Kind switch
    {
        ValueKind.WholeNumber => decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new NumberValue(number)
            : throw CliException.Of(Problem.Error(row.Name, InputRules.NotInRange, $"{option} \"{text}\" is not a whole number.")),
        ValueKind.Flag => text switch
        {
            "true" => Value.Of(true),
            "false" => Value.Of(false),
            _ => throw CliException.Of(Problem.Error(row.Name, InputRules.Choice, $"{option} \"{text}\" is not known: use true or false.")),
        },
        _ => Value.Of(text),
    };

    private static string OptionName(string attribute) => $"--{attribute.Replace('_', '-')}";

    /// <summary>What stands for the value in the help; null for attributes that are more than one word.</summary>
    private static string? Kind(ValueKind kind) => kind switch
    {
        ValueKind.WholeNumber => "N",
        ValueKind.Size => "SIZE",
        ValueKind.Duration => "DURATION",
        ValueKind.Flag => "true|false",
        ValueKind.Text => "TEXT",
        _ => null,
    };

    /// <summary>The beginning of the first sentence, without the marks of markdown: the whole is in the documentation.</summary>
    private static string Plain(string description)
    {
        string[] ends = [". ", ": ", "; "];
        var end = ends.Select(e => description.IndexOf(e, StringComparison.Ordinal)).Where(i => i > 0).DefaultIfEmpty(description.Length).Min();
        return description[..end].Replace("`", string.Empty, StringComparison.Ordinal);
    }
}
