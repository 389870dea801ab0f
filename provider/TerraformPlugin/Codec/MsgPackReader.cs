using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace TerraformPlugin;

/// <summary>
/// Reads MessagePack and trusts nothing: every length is checked against the bytes that are left before anything is allocated.
/// </summary>
internal ref struct MsgPackReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Digits with a sign that always fit a long.</summary>
    private const int LongestWhole = 18;

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool AtEnd => _rest.IsEmpty;

    public readonly byte Peek() => _rest.IsEmpty ? throw Truncated() : _rest[0];

    public readonly bool NextIsNil => Peek() == 0xC0;

    public readonly bool NextIsExtension => Peek() is (>= 0xC7 and <= 0xC9) or (>= 0xD4 and <= 0xD8);

    public void ReadNil() => Take(1);

    /// <summary>Skips these bytes if they are the next ones.</summary>
    public bool TrySkip(ReadOnlySpan<byte> expected)
    {
        if (!_rest.StartsWith(expected))
        {
            return false;
        }

        _rest = _rest[expected.Length..];
        return true;
    }

    public bool ReadBool() => Take(1)[0] switch
    {
        0xC2 => false,
        0xC3 => true,
        var code => throw Unexpected("a bool", code),
    };

    /// <summary>Skips an extension and returns its type.</summary>
    public sbyte ReadExtension()
    {
        var code = Take(1)[0];
        var length = code switch
        {
            >= 0xD4 and <= 0xD8 => 1 << (code - 0xD4),
            0xC7 => ReadLength(1),
            0xC8 => ReadLength(2),
            0xC9 => ReadLength(4),
            _ => throw Unexpected("an extension", code),
        };
        var type = (sbyte)Take(1)[0];
        Take(length);
        return type;
    }

    public string ReadString()
    {
        var code = Take(1)[0];
        var length = code switch
        {
            >= 0xA0 and <= 0xBF => code & 0x1F,
            0xD9 => ReadLength(1),
            0xDA => ReadLength(2),
            0xDB => ReadLength(4),
            _ => throw Unexpected("a string", code),
        };
        try
        {
            return StrictUtf8.GetString(Take(length));
        }
        catch (DecoderFallbackException error)
        {
            throw new TfCodecException("A string is not valid UTF-8.", error);
        }
    }

    /// <summary>Bytes sent as binary or as a string: encoders differ on types inside dynamic values.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var code = Take(1)[0];
        var length = code switch
        {
            >= 0xA0 and <= 0xBF => code & 0x1F,
            0xC4 or 0xD9 => ReadLength(1),
            0xC5 or 0xDA => ReadLength(2),
            0xC6 or 0xDB => ReadLength(4),
            _ => throw Unexpected("bytes", code),
        };
        return Take(length);
    }

    /// <summary>Any of the number formats, or decimal text.</summary>
    public TfNumber ReadNumber()
    {
        var code = Peek();
        if (code is (>= 0xA0 and <= 0xBF) or 0xD9 or 0xDA or 0xDB)
        {
            return TryReadWholeText(code, out var whole) ? new TfNumber(whole) : TfNumber.Parse(ReadString());
        }

        Take(1);
        return code switch
        {
            <= 0x7F => new TfNumber(code),
            >= 0xE0 => new TfNumber((sbyte)code),
            0xCC => new TfNumber(Take(1)[0]),
            0xCD => new TfNumber(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xCE => new TfNumber(BinaryPrimitives.ReadUInt32BigEndian(Take(4))),
            0xCF => new TfNumber((System.Numerics.BigInteger)BinaryPrimitives.ReadUInt64BigEndian(Take(8))),
            0xD0 => new TfNumber((sbyte)Take(1)[0]),
            0xD1 => new TfNumber(BinaryPrimitives.ReadInt16BigEndian(Take(2))),
            0xD2 => new TfNumber(BinaryPrimitives.ReadInt32BigEndian(Take(4))),
            0xD3 => new TfNumber(BinaryPrimitives.ReadInt64BigEndian(Take(8))),
            0xCA => TfNumber.FromDouble(BinaryPrimitives.ReadSingleBigEndian(Take(4))),
            0xCB => TfNumber.FromDouble(BinaryPrimitives.ReadDoubleBigEndian(Take(8))),
            _ => throw Unexpected("a number", code),
        };
    }

    public int ReadArrayHeader()
    {
        var code = Take(1)[0];
        var count = code switch
        {
            >= 0x90 and <= 0x9F => code & 0x0F,
            0xDC => ReadLength(2),
            0xDD => ReadLength(4),
            _ => throw Unexpected("an array", code),
        };

        // Each item takes a byte at least.
        return count <= _rest.Length ? count : throw Truncated();
    }

    public int ReadMapHeader()
    {
        var code = Take(1)[0];
        var count = code switch
        {
            >= 0x80 and <= 0x8F => code & 0x0F,
            0xDE => ReadLength(2),
            0xDF => ReadLength(4),
            _ => throw Unexpected("a map", code),
        };
        return count <= _rest.Length / 2 ? count : throw Truncated();
    }

    /// <summary>Whole numbers as text, which nearly all are, without the text.</summary>
    private bool TryReadWholeText(byte code, out long whole)
    {
        var length = code & 0x1F;
        whole = 0;
        if (code > 0xBF || length > LongestWhole || length >= _rest.Length
            || !Utf8Parser.TryParse(_rest.Slice(1, length), out whole, out var read) || read != length)
        {
            return false;
        }

        Take(length + 1);
        return true;
    }

    private static TfCodecException Truncated() => new("The value ends too early.");

    private static TfCodecException Unexpected(string wanted, byte code) => new($"Expected {wanted}, found MessagePack code 0x{code:X2}.");

    private int ReadLength(int size)
    {
        var bytes = Take(size);
        var length = size switch
        {
            1 => bytes[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        };
        return length <= int.MaxValue ? (int)length : throw Truncated();
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw Truncated();
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
