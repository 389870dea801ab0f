using System.Text;

namespace HotplugIac.Resources.Schema;

/// <summary>Names of the schema table in camel case, as Pulumi has them: <c>max_vcpus</c> is <c>maxVcpus</c>.</summary>
public static class CamelNames
{
    private static readonly Dictionary<string, string> Camel = Everything().ToDictionary(n => n, Join, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> Snake = Camel.ToDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);

    /// <summary>Every name of the table that is spelled otherwise in camel case.</summary>
    public static IReadOnlyDictionary<string, string> Respelled { get; } = Camel.Where(n => n.Key != n.Value).ToDictionary(StringComparer.Ordinal);

    /// <summary>Names that the table does not have stay as they are.</summary>
    public static string ToCamel(string name) => Camel.GetValueOrDefault(name, name);

    /// <summary>Names that the table does not have stay as they are.</summary>
    public static string FromCamel(string name) => Snake.GetValueOrDefault(name, name);

    /// <summary>Words with underscores between them as one camel-case word, known or not.</summary>
    public static string Join(string snake)
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
