using System.Text.Json;
using TerraformPlugin;

namespace HotplugIac.Soak.Plugin;

/// <summary>A state as Terraform's file has it.</summary>
internal static class StateJson
{
    public static byte[] Write(TfValue value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, value);
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, TfValue value)
    {
        switch (value)
        {
            case TfString text:
                writer.WriteStringValue(text.Value);
                break;
            case TfBool flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case TfNumber number:
                writer.WriteRawValue(number.ToString());
                break;
            case TfList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case TfMap map:
                Write(writer, map.Items);
                break;
            case TfObject nested:
                Write(writer, nested.Attributes);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, TfValue> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }
}
