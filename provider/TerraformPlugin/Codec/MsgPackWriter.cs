using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace TerraformPlugin;

/// <summary>Writes MessagePack, always in the shortest form, into a buffer that is lent.</summary>
internal sealed class MsgPackWriter : IDisposable
{
    private const int FirstRoom = 1024;

    /// <summary>Characters of the smallest long.</summary>
    private const int LongestWhole = 20;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstRoom);
    private int _length;

    public byte[] ToArray() => _buffer.AsSpan(0, _length).ToArray();

    /// <summary>What is written for a text.</summary>
    public static byte[] StringBytes(string value)
    {
        using var writer = new MsgPackWriter();
        writer.WriteString(value);
        return writer.ToArray();
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    /// <summary>Writes what is MessagePack already.</summary>
    public void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>A whole number as text.</summary>
    public void WriteText(long value)
    {
        var room = Room(LongestWhole + 1);
        Utf8Formatter.TryFormat(value, room[1..], out var digits);
        room[0] = (byte)(0xA0 | digits);
        _length += digits + 1;
    }

    public void WriteNil() => WriteByte(0xC0);

    public void WriteBool(bool value) => WriteByte(value ? (byte)0xC3 : (byte)0xC2);

    /// <summary>Extension type 0 with one zero byte, which is what Terraform writes for an unknown value.</summary>
    public void WriteUnknown() => WriteRaw([0xD4, 0x00, 0x00]);

    public void WriteString(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        switch (length)
        {
            case < 32:
                WriteByte((byte)(0xA0 | length));
                break;
            case <= byte.MaxValue:
                WriteRaw([0xD9, (byte)length]);
                break;
            default:
                WriteLength(0xDA, 0xDB, length);
                break;
        }

        _length += Encoding.UTF8.GetBytes(value, Room(length));
    }

    public void WriteBinary(ReadOnlySpan<byte> value)
    {
        if (value.Length <= byte.MaxValue)
        {
            WriteRaw([0xC4, (byte)value.Length]);
        }
        else
        {
            WriteLength(0xC5, 0xC6, value.Length);
        }

        WriteRaw(value);
    }

    public void WriteArrayHeader(int count)
    {
        if (count < 16)
        {
            WriteByte((byte)(0x90 | count));
        }
        else
        {
            WriteLength(0xDC, 0xDD, count);
        }
    }

    public void WriteMapHeader(int count)
    {
        if (count < 16)
        {
            WriteByte((byte)(0x80 | count));
        }
        else
        {
            WriteLength(0xDE, 0xDF, count);
        }
    }

    private void WriteByte(byte value)
    {
        Room(1)[0] = value;
        _length++;
    }

    private void WriteLength(byte code16, byte code32, int length)
    {
        var span = Room(5);
        if (length <= ushort.MaxValue)
        {
            span[0] = code16;
            BinaryPrimitives.WriteUInt16BigEndian(span[1..], (ushort)length);
            _length += 3;
        }
        else
        {
            span[0] = code32;
            BinaryPrimitives.WriteUInt32BigEndian(span[1..], (uint)length);
            _length += 5;
        }
    }

    /// <summary>What follows the written bytes, with at least this length.</summary>
    private Span<byte> Room(int length)
    {
        if (_buffer.Length - _length < length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _buffer.Length, _length + length));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsSpan(_length);
    }
}
