namespace TerraformPlugin;

/// <summary>
/// Values as MessagePack, the way Terraform's type system (cty) writes them. The type drives both directions.
/// </summary>
public static class TfMsgPack
{
    /// <summary>Writes a value.</summary>
    /// <exception cref="TfCodecException">The value is not of the type; the message says where.</exception>
    public static byte[] Encode(TfValue value, TfType type)
    {
        using var encoder = new TfMsgPackEncoder();
        return encoder.Encode(value, type);
    }

    /// <summary>Reads a value.</summary>
    /// <exception cref="TfCodecException">The bytes are no value of the type.</exception>
    public static TfValue Decode(ReadOnlySpan<byte> bytes, TfType type)
    {
        var reader = new MsgPackReader(bytes);
        var value = TfMsgPackDecoder.Read(ref reader, type, depth: 0);
        return reader.AtEnd ? value : throw new TfCodecException("The value is followed by other bytes.");
    }
}
