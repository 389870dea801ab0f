using Google.Protobuf;
using HotplugIac.Provider;
using HotplugIac.Resources.Schema;
using TerraformPlugin;
using TerraformPlugin.Protocol;

namespace HotplugIac.Soak.Plugin;

/// <summary>Values as they travel, by the schema table that the provider itself serves.</summary>
internal static class Wire
{
    public const string TypeName = "hotplug_virtual_machine";

    public static TfSchema Schema { get; } = SchemaMapping.ToTerraform(VirtualMachineSchema.Rows, string.Empty);

    public static TfType Machine { get; } = Schema.ImpliedType;

    public static TfType Provider { get; } = SchemaMapping.ToTerraform(ProviderSchema.Rows, string.Empty).ImpliedType;

    public static DynamicValue Encode(TfValue? value, TfType type) =>
        new() { Msgpack = UnsafeByteOperations.UnsafeWrap(TfMsgPack.Encode(value ?? TfNull.Instance, type)) };

    /// <summary>Null for the null value.</summary>
    public static TfObject? Decode(DynamicValue? value, TfType type) =>
        value is { Msgpack.Length: > 0 } ? TfMsgPack.Decode(value.Msgpack.Span, type) as TfObject : null;
}
