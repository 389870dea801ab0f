using System.Globalization;
using System.Runtime.InteropServices;

namespace Libvirt.Native;

/// <summary>
/// A value whose type is chosen by libvirt (virTypedParameter). The same field may change its integer type between libvirt
/// versions, so the integer readers accept every integer type and check the range.
/// </summary>
public readonly record struct TypedValue
{
    private readonly ulong _bits;
    private readonly string? _text;

    private TypedValue(TypedValueKind kind, ulong bits, string? text = null)
    {
        Kind = kind;
        _bits = bits;
        _text = text;
    }

    /// <summary>The type that libvirt gave it.</summary>
    public TypedValueKind Kind { get; }

    public static TypedValue Of(int value) => new(TypedValueKind.Int32, unchecked((ulong)value));

    public static TypedValue Of(uint value) => new(TypedValueKind.UInt32, value);

    public static TypedValue Of(long value) => new(TypedValueKind.Int64, unchecked((ulong)value));

    public static TypedValue Of(ulong value) => new(TypedValueKind.UInt64, value);

    public static TypedValue Of(double value) => new(TypedValueKind.Double, BitConverter.DoubleToUInt64Bits(value));

    public static TypedValue Of(bool value) => new(TypedValueKind.Boolean, value ? 1UL : 0UL);

    public static TypedValue Of(string value) => new(TypedValueKind.String, 0, value);

    /// <summary>A signed integer.</summary>
    /// <exception cref="InvalidOperationException">It is not an integer.</exception>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public long AsInt64() => Kind switch
    {
        TypedValueKind.Int32 or TypedValueKind.UInt32 or TypedValueKind.Int64 => unchecked((long)_bits),
        TypedValueKind.UInt64 => checked((long)_bits),
        _ => throw NotA("an integer"),
    };

    /// <summary>An unsigned integer.</summary>
    /// <exception cref="InvalidOperationException">It is not an integer.</exception>
    /// <exception cref="OverflowException">It is negative.</exception>
    public ulong AsUInt64() => Kind == TypedValueKind.UInt64 ? _bits : checked((ulong)AsInt64());

    /// <summary>A small integer.</summary>
    /// <exception cref="InvalidOperationException">It is not an integer.</exception>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public int AsInt32() => checked((int)AsInt64());

    /// <summary>A floating-point number.</summary>
    /// <exception cref="InvalidOperationException">It is not a double.</exception>
    public double AsDouble() => Kind == TypedValueKind.Double ? BitConverter.UInt64BitsToDouble(_bits) : throw NotA("a double");

    /// <summary>A truth value.</summary>
    /// <exception cref="InvalidOperationException">It is not a boolean.</exception>
    public bool AsBoolean() => Kind == TypedValueKind.Boolean ? _bits != 0 : throw NotA("a boolean");

    /// <summary>A text.</summary>
    /// <exception cref="InvalidOperationException">It is not a string.</exception>
    public string AsString() => Kind == TypedValueKind.String ? _text ?? "" : throw NotA("a string");

    /// <summary>The value for people, in the invariant culture.</summary>
    public override string ToString() => Kind switch
    {
        TypedValueKind.UInt64 => _bits.ToString(CultureInfo.InvariantCulture),
        TypedValueKind.Double => AsDouble().ToString(CultureInfo.InvariantCulture),
        TypedValueKind.Boolean => AsBoolean() ? "true" : "false",
        TypedValueKind.String => AsString(),
        TypedValueKind.Int32 or TypedValueKind.UInt32 or TypedValueKind.Int64 => AsInt64().ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>Copies a native value; null for a type that libvirt added later.</summary>
    internal static TypedValue? FromNative(ref readonly NativeTypedParameter parameter)
    {
        // The union's members share their first byte, so they are read through memory and not by shifting the number.
        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in parameter.Value));
        return (TypedValueKind)parameter.Type switch
        {
            TypedValueKind.Int32 => Of(MemoryMarshal.Read<int>(bytes)),
            TypedValueKind.UInt32 => Of(MemoryMarshal.Read<uint>(bytes)),
            TypedValueKind.Int64 => Of(MemoryMarshal.Read<long>(bytes)),
            TypedValueKind.UInt64 => Of(MemoryMarshal.Read<ulong>(bytes)),
            TypedValueKind.Double => Of(MemoryMarshal.Read<double>(bytes)),
            TypedValueKind.Boolean => Of(bytes[0] != 0),
            TypedValueKind.String => Of(Marshal.PtrToStringUTF8(MemoryMarshal.Read<nint>(bytes)) ?? ""),
            _ => null,
        };
    }

    private InvalidOperationException NotA(string wanted) => new($"the value {this} has the type {Kind} and is not {wanted}");
}
