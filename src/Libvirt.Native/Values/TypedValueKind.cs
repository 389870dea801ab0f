namespace Libvirt.Native;

/// <summary>The type of a value (virTypedParameterType).</summary>
public enum TypedValueKind
{
    Int32 = 1,
    UInt32 = 2,
    Int64 = 3,
    UInt64 = 4,
    Double = 5,
    Boolean = 6,
    String = 7,
}
