using System.Text;

namespace HotplugIac.Grpc.Framing;

/// <summary>Status messages travel percent-encoded, because headers are ASCII ("Responses" in the gRPC over HTTP/2 specification).</summary>
internal static class GrpcStatusText
{
    // HTTP/2 peers limit all headers of one answer (grpc-go: 16 KiB by default before 1.59, Kestrel and HttpClient: 32–64 KiB);
    // a longer message would be lost together with the status.
    private const int MaxEncodedLength = 8 * 1024;

    public static string Encode(string message)
    {
        var text = new StringBuilder(message.Length);
        foreach (var rune in message.EnumerateRunes())
        {
            var before = text.Length;
            AppendEncoded(text, rune);
            if (text.Length > MaxEncodedLength)
            {
                text.Length = before;
                break;
            }
        }

        return text.ToString();
    }

    /// <summary>Tolerant, as the specification asks: a malformed escape stands for itself.</summary>
    public static string Decode(string encoded)
    {
        if (!encoded.Contains('%'))
        {
            return encoded;
        }

        var bytes = new List<byte>(encoded.Length);
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '%' && i + 2 < encoded.Length
                && char.IsAsciiHexDigit(encoded[i + 1]) && char.IsAsciiHexDigit(encoded[i + 2]))
            {
                bytes.Add(Convert.ToByte(encoded.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(encoded[i].ToString()));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static void AppendEncoded(StringBuilder text, Rune rune)
    {
        if (rune.Value is >= ' ' and <= '~' and not '%')
        {
            text.Append((char)rune.Value);
            return;
        }

        Span<byte> utf8 = stackalloc byte[4];
        var length = rune.EncodeToUtf8(utf8);
        foreach (var octet in utf8[..length])
        {
            text.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
