using MessagePack;

namespace HotplugIac.Bench.Codecs;

/// <summary>Reads a document with the library MessagePack and writes each value again.</summary>
internal static class MessagePackWalk
{
    public static void Copy(ref MessagePackReader reader, ref MessagePackWriter writer)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Map:
                var pairs = reader.ReadMapHeader();
                writer.WriteMapHeader(pairs);
                for (var i = 0; i < 2 * pairs; i++)
                {
                    Copy(ref reader, ref writer);
                }

                break;
            case MessagePackType.Array:
                var items = reader.ReadArrayHeader();
                writer.WriteArrayHeader(items);
                for (var i = 0; i < items; i++)
                {
                    Copy(ref reader, ref writer);
                }

                break;
            case MessagePackType.String:
                reader.TryReadStringSpan(out var text);
                writer.WriteString(text);
                break;
            default:
                writer.WriteRaw(reader.ReadRaw());
                break;
        }
    }
}
