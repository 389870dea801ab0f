using System.Text.Json;

namespace HotplugIac.Bench.Codecs;

internal static class JsonFloor
{
    /// <summary>Goes through a document and counts.</summary>
    public static int Tokens(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }
}
