using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace HotplugIac.Preview.Reading.Json;

/// <summary>
/// The bytes of a document, a piece at a time: hashed as they pass, checked to be UTF-8, and counted for messages. The buffer
/// grows only as far as one value needs that is taken as a whole.
/// </summary>
internal sealed class DocumentBytes(Stream input, CancellationToken cancel) : IDisposable
{
    /// <summary>The most that one value may have that is taken as a whole: a thousand times what a large machine has.</summary>
    public const int LargestValue = 64 << 20;

    private const int FirstSize = 64 << 10;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _valid;
    private int _end;
    private bool _isEnd;
    private bool _isText;

    /// <summary>What is read and not yet passed. It holds until the next <see cref="Fill"/>.</summary>
    public ReadOnlySpan<byte> Rest => _buffer.AsSpan(_start, (_isText ? _valid : _end) - _start);

    /// <summary>Whether nothing comes after <see cref="Rest"/>.</summary>
    public bool IsEnd => _isEnd;

    /// <summary>The line at which <see cref="Rest"/> begins, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>How many bytes of that line came before.</summary>
    public long Column { get; private set; }

    /// <summary>How many bytes of the document came before <see cref="Rest"/>.</summary>
    public long Offset { get; private set; }

    public void Advance(int count)
    {
        var passed = _buffer.AsSpan(_start, count);
        var lastLine = passed.LastIndexOf((byte)'\n');
        Line += lastLine < 0 ? 0 : passed.Count((byte)'\n');
        Column = lastLine < 0 ? Column + count : count - lastLine - 1;
        Offset += count;
        _start += count;
    }

    /// <summary>From here on the bytes are text. Before, a document of another kind can be told by its first bytes.</summary>
    public void BeginText()
    {
        _isText = true;
        _valid = _start;
        Check();
    }

    /// <summary>Reads on until the buffer is full; of a buffer that is full already makes a larger one.</summary>
    /// <returns>False at the end of the document.</returns>
    public bool Fill()
    {
        if (_isEnd)
        {
            return false;
        }

        MakeRoom();
        while (_end < _buffer.Length)
        {
            cancel.ThrowIfCancellationRequested();
            var count = input.Read(_buffer.AsSpan(_end));
            if (count == 0)
            {
                _isEnd = true;
                break;
            }

            _hash.AppendData(_buffer, _end, count);
            _end += count;
        }

        if (_isText)
        {
            Check();
        }

        return true;
    }

    /// <summary>SHA-256 of all that was read, in lower-case hexadecimal.</summary>
    public string Hash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_valid, _end, _start) = (Math.Max(0, _valid - _start), _end - _start, 0);
        }

        if (_end <= _buffer.Length / 2)
        {
            return;
        }

        if (_buffer.Length >= LargestValue)
        {
            throw NoPlanException.Because($"the value that begins at line {Line}, byte {Column + 1} of the line has more than {LargestValue >> 20} MiB, which no plan of machines has.");
        }

        Array.Resize(ref _buffer, _buffer.Length * 2);
    }

    /// <summary>A character may be cut in two by the end of the buffer: its first part waits for the rest.</summary>
    private void Check()
    {
        var fresh = _buffer.AsSpan(_valid, _end - _valid);
        var whole = fresh[..^(_isEnd ? 0 : CutOff(fresh))];
        if (!Utf8.IsValid(whole))
        {
            throw NoPlanException.Because($"byte {Offset + (_valid - _start) + FirstInvalid(whole) + 1} is not UTF-8. Write the plan as UTF-8, as the tool itself does.");
        }

        _valid += whole.Length;
    }

    private static int CutOff(ReadOnlySpan<byte> bytes)
    {
        for (var length = 1; length <= Math.Min(3, bytes.Length); length++)
        {
            var value = bytes[^length];
            if ((value & 0xC0) != 0x80)
            {
                return length < (value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : value >= 0xC0 ? 2 : 1) ? length : 0;
            }
        }

        return 0;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var index = 0;
        while (Rune.DecodeFromUtf8(bytes[index..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            index += length;
        }

        return index;
    }
}
