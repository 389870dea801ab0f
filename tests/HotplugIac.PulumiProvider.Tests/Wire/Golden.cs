using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;

namespace HotplugIac.PulumiProvider.Tests.Wire;

/// <summary>Messages as text, beside the committed ones. With UPDATE_GOLDEN=1 the committed ones are written anew.</summary>
internal sealed class Golden
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder _text = new();
    private readonly List<(string Text, string Mark)> _changing = [];

    /// <summary>What is different in each run, and what stands for it.</summary>
    public void Hide(string text, string mark) => _changing.Add((text, mark));

    public void Add(string title, IMessage message) => Add(title, JsonNode.Parse(JsonFormatter.Default.Format(message))!);

    public void Add(string title, JsonNode json) =>
        _text.Append(CultureInfo.InvariantCulture, $"## {title}\n{Sorted(json)!.ToJsonString(Indented)}\n\n");

    public void ShouldBeAsCommitted(string name)
    {
        var path = Repository.File("tests", "HotplugIac.PulumiProvider.Tests", "Golden", name + ".txt");
        var text = _changing.Aggregate(_text.ToString(), (t, c) => t.Replace(c.Text, c.Mark, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, text);
        }

        text.ShouldBe(File.ReadAllText(path), $"{name}: when the new one is right, run the test with UPDATE_GOLDEN=1.");
    }

    /// <summary>Maps of the wire have no order. The facts are the product's own, and tested where they are made.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => KeyValuePair.Create(p.Key, p.Key == "__facts" ? JsonValue.Create("…") : Sorted(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
