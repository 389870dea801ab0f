using Google.Protobuf;
using TerraformPlugin.Protocol;

namespace TerraformPlugin;

/// <summary>Values between the wire and the API.</summary>
internal static class WireValues
{
    public static TfValue Decode(DynamicValue? value, TfType type) => value switch
    {
        { Msgpack.Length: > 0 } => TfMsgPack.Decode(value.Msgpack.Span, type),
        { Json.Length: > 0 } => TfJson.Decode(TfJson.Parse(value.Json.Memory), type),
        _ => TfNull.Instance,
    };

    /// <summary>An object, or null for a null value.</summary>
    public static TfObject? DecodeObject(DynamicValue? value, TfType type) => Decode(value, type) switch
    {
        TfObject obj => obj,
        TfNull => null,
        _ => throw new TfCodecException("Expected an object."),
    };

    /// <summary>A configuration, which is an object even when nothing is set.</summary>
    public static TfObject DecodeConfig(DynamicValue? value, TfType type) =>
        DecodeObject(value, type) ?? throw new TfCodecException("The configuration is null.");

    public static DynamicValue Encode(TfValue value, TfType type) =>
        new() { Msgpack = UnsafeByteOperations.UnsafeWrap(TfMsgPack.Encode(value, type)) };

    // The arrays are handed over and never written again, so no copy is needed.
    public static ByteString Bytes(byte[] bytes) => UnsafeByteOperations.UnsafeWrap(bytes);
}
