using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace TerraformPlugin;

/// <summary>Writes MessagePack, always in the shortest form.</summary>
internal sealed class MsgPackWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(256);

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

    public void WriteNil() => WriteByte(0xC0);

    public void WriteBool(bool value) => WriteByte(value ? (byte)0xC3 : (byte)0xC2);

    /// <summary>Extension type 0 with one zero byte, which is what Terraform writes for an unknown value.</summary>
    public void WriteUnknown() => _buffer.Write<byte>([0xD4, 0x00, 0x00]);

    public void WriteString(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        switch (length)
        {
            case < 32:
                WriteByte((byte)(0xA0 | length));
                break;
            case <= byte.MaxValue:
                _buffer.Write<byte>([0xD9, (byte)length]);
                break;
            default:
                WriteLength(0xDA, 0xDB, length);
                break;
        }

        Encoding.UTF8.GetBytes(value, _buffer);
    }

    public void WriteBinary(ReadOnlySpan<byte> value)
    {
        if (value.Length <= byte.MaxValue)
        {
            _buffer.Write<byte>([0xC4, (byte)value.Length]);
        }
        else
        {
            WriteLength(0xC5, 0xC6, value.Length);
        }

        _buffer.Write(value);
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
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    private void WriteLength(byte code16, byte code32, int length)
    {
        var span = _buffer.GetSpan(5);
        if (length <= ushort.MaxValue)
        {
            span[0] = code16;
            BinaryPrimitives.WriteUInt16BigEndian(span[1..], (ushort)length);
            _buffer.Advance(3);
        }
        else
        {
            span[0] = code32;
            BinaryPrimitives.WriteUInt32BigEndian(span[1..], (uint)length);
            _buffer.Advance(5);
        }
    }
}
