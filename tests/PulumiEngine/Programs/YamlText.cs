using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HotplugIac.PulumiEngine;

/// <summary>YAML as JSON nodes: plain scalars are what they look like, quoted ones are texts.</summary>
internal static class YamlText
{
    /// <exception cref="ProgramFailedException">It is no YAML with a map at its root.</exception>
    public static JsonObject ToJson(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1 && Convert(stream.Documents[0].RootNode) is JsonObject map
                ? map
                : throw new ProgramFailedException("The file is not one map.");
        }
        catch (YamlException error)
        {
            throw new ProgramFailedException($"The file is no YAML: {error.Start}: {error.Message}", error);
        }
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Convert(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value ?? ""),
        YamlScalarNode text => JsonValue.Create(text.Value),
        _ => throw new ProgramFailedException($"{node.Start}: aliases are not known to this interpreter."),
    };

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" or "false" => JsonValue.Create(text == "true"),
        _ when double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            => JsonNode.Parse(number.ToString("R", CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(text),
    };
}
