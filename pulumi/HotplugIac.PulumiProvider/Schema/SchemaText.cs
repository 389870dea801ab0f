using System.Text;
using System.Text.Json;

namespace HotplugIac.PulumiProvider.Schema;

/// <summary>The package's schema as JSON: what every SDK is made from.</summary>
internal static class SchemaText
{
    public static string Of(string version)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            new PackageWriter(json).Write(version);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
