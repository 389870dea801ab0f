using System.Text;
using HotplugIac.Resources.Schema;

namespace HotplugIac.PulumiProvider.Naming;

/// <summary>Names of the schema table as Pulumi writes them: <c>max_vcpus</c> is <c>maxVcpus</c>.</summary>
internal static class Names
{
    public const string Package = "hotplug";
    public const string ResourceToken = $"{Package}:index:VirtualMachine";
    public const string ProviderToken = $"pulumi:providers:{Package}";

    /// <summary>The four outputs that stand for <c>impact</c>: an object with something unknown in it would vanish as a whole in a preview.</summary>
    public const string ImpactVerdict = "impactVerdict";
    public const string ImpactStopsMachine = "impactStopsMachine";
    public const string ImpactLive = "impactLive";
    public const string ImpactReboot = "impactReboot";

    /// <summary>
    /// The private data of the shared resource: which facts the last operation saw, and what was put off. Pulumi has no other place
    /// for it. The underscores keep it out of what is displayed.
    /// </summary>
    public const string Facts = "__facts";

    private static readonly Dictionary<string, string> Camel = Everything().ToDictionary(n => n, ToCamel, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> Snake = Camel.ToDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);

    /// <summary>Every name of the table that is spelled otherwise here.</summary>
    public static IReadOnlyDictionary<string, string> Respelled { get; } = Camel.Where(n => n.Key != n.Value).ToDictionary(StringComparer.Ordinal);

    public static string ToPulumi(string name) => Camel.GetValueOrDefault(name, name);

    public static string FromPulumi(string name) => Snake.GetValueOrDefault(name, name);

    public static string TypeToken(string typeName) => $"{Package}:index:{typeName}";

    /// <summary>The function that stands for a data source or a function of the table.</summary>
    public static string FunctionToken(DataSourceSchema source) => $"{Package}:index:{ToCamel($"get_{source.Name}")}";

    public static string FunctionToken(FunctionSchema function) => $"{Package}:index:{ToCamel(function.Name)}";

    internal static string ToCamel(string snake)
    {
        var camel = new StringBuilder(snake.Length);
        foreach (var word in snake.Split('_'))
        {
            camel.Append(camel.Length == 0 ? word : string.Concat(word[..1].ToUpperInvariant(), word.AsSpan(1)));
        }

        return camel.ToString();
    }

    private static IEnumerable<string> Everything() =>
        new IEnumerable<AttributeSchema>[] { VirtualMachineSchema.Rows, ProviderSchema.Rows }
            .Concat(DataSourceTable.All.Select(d => d.Rows))
            .Concat(FunctionTable.All.SelectMany(f => new IEnumerable<AttributeSchema>[] { f.Parameters, [f.Result] }))
            .SelectMany(rows => rows.SelectMany(NamesIn)).Concat(FunctionTable.All.Select(f => f.Name)).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> NamesIn(AttributeSchema row) => row.Nested.SelectMany(NamesIn).Prepend(row.Name);
}
