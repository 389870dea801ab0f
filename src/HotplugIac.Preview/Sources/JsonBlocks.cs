using System.Text;
using System.Text.Json;

namespace HotplugIac.Preview.Sources;

/// <summary>The resources and module calls of a file in Terraform's JSON syntax.</summary>
internal static class JsonBlocks
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>As many as there are before the first error.</summary>
    public static IEnumerable<SourceBlock> Of(string text)
    {
        var blocks = new List<SourceBlock>();
        try
        {
            Read(Encoding.UTF8.GetBytes(text), blocks);
        }
        catch (JsonException)
        {
            // The tool says what is wrong with its file.
        }

        return blocks;
    }

    private static void Read(byte[] bytes, List<SourceBlock> blocks)
    {
        var reader = new Utf8JsonReader(bytes, Lenient);

        // The names of the objects around: lists are allowed in between and count for nothing.
        var path = new List<string>();
        var containers = new Stack<bool>();
        string? property = null;
        var line = 1;
        var counted = 0;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    property = reader.GetString()!;
                    var start = (int)reader.TokenStartIndex;
                    line += bytes.AsSpan(counted, start - counted).Count((byte)'\n');
                    counted = start;
                    if (path is ["resource", var type])
                    {
                        blocks.Add(new(type, property, line));
                    }
                    else if (path is ["module"])
                    {
                        blocks.Add(new(string.Empty, property, line));
                    }

                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    containers.Push(property is not null);
                    if (property is not null)
                    {
                        path.Add(property);
                        property = null;
                    }

                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    if (containers.Pop())
                    {
                        path.RemoveAt(path.Count - 1);
                    }

                    property = null;
                    break;
                default:
                    if (path is ["module", _] && property == "source" && reader.TokenType == JsonTokenType.String)
                    {
                        blocks[^1] = blocks[^1] with { Source = reader.GetString() };
                    }

                    property = null;
                    break;
            }
        }
    }
}
