using System.Text.Json;
using System.Text.Json.Nodes;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.CloudHypervisor.Api;

/// <summary>The body of an error: text before v47, since then a JSON array of messages, the outermost first (RULEBOOK B "Errors").</summary>
internal static class VmmErrors
{
    private const int LongestText = 600;

    /// <param name="sent">The request, whose values the error may repeat.</param>
    /// <returns>One line, the outermost message first.</returns>
    public static string Text(string body, JsonObject? sent = null)
    {
        var text = Messages(body) is { Count: > 0 } messages ? string.Join(": ", messages) : body;
        text = sent is null ? text : SentWords.Hide(text, sent);
        var line = string.Join(' ', text.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "it gave no reason" : TerminalText.Of(line, LongestText);
    }

    private static List<string> Messages(string body)
    {
        try
        {
            return JsonReading.Read(body) is { Kind: JsonValueKind.Array } list
                ? [.. list.Items.Where(i => i.Kind == JsonValueKind.String).Select(i => i.Raw)]
                : [];
        }
        catch (JsonTextException)
        {
            return [];
        }
    }
}
