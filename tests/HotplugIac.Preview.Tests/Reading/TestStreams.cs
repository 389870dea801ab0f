namespace HotplugIac.Preview.Tests.Reading;

/// <summary>A stream that is read and never written.</summary>
internal abstract class ReadingStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = Give(buffer);
        Position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected abstract int Give(Span<byte> buffer);
}

/// <summary>Gives a few bytes at a time, as a pipe may.</summary>
internal sealed class PieceStream(Stream inner, int size) : ReadingStream
{
    public bool Fails { get; init; }

    protected override int Give(Span<byte> buffer) => Fails ? throw new IOException("the disk is gone") : inner.Read(buffer[..Math.Min(size, buffer.Length)]);
}

/// <summary>A start, and spaces without an end in sight.</summary>
internal sealed class SpaceStream(byte[] start, long spaces) : ReadingStream
{
    /// <summary>What happens when so many bytes were given.</summary>
    public (long Position, Action Then)? At { get; init; }

    protected override int Give(Span<byte> buffer)
    {
        if (At is { } at && Position >= at.Position)
        {
            at.Then();
        }

        if (Position < start.Length)
        {
            var count = Math.Min(buffer.Length, start.Length - (int)Position);
            start.AsSpan((int)Position, count).CopyTo(buffer);
            return count;
        }

        var rest = (int)Math.Min(buffer.Length, start.Length + spaces - Position);
        buffer[..rest].Fill((byte)' ');
        return rest;
    }
}
