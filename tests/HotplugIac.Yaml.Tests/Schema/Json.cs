using System.Globalization;
using System.Text.Json.Nodes;
using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Yaml.Tests.Schema;

/// <summary>YAML as the JSON that an editor's check sees.</summary>
internal static class Json
{
    public static JsonNode? Of(string yaml)
    {
        var problems = new ProblemList("a.yaml", MachineFile.Kind);
        var root = DocumentSyntax.Root(yaml, problems, Budget.OfNodes(problems.Kind));
        problems.All.ShouldBeEmpty();
        return Of(root!);
    }

    private static JsonNode? Of(YamlNode node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, Of(e.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Of)]),
        FileNode file => file.Path,
        ScalarNode scalar => CoreScalar.KindOf(scalar) switch
        {
            CoreKind.Null => null,
            CoreKind.Flag => CoreScalar.IsTrue(scalar),
            CoreKind.WholeNumber or CoreKind.OddNumber => decimal.Parse(scalar.Text, CultureInfo.InvariantCulture),
            _ => scalar.Text,
        },
        _ => throw new InvalidOperationException("No such node."),
    };
}
