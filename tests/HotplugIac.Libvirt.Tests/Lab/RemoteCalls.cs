using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace HotplugIac.Libvirt.Tests.Lab;

/// <summary>Procedures of libvirt's remote protocol that tests hold back (remote_protocol.x).</summary>
public enum RemoteProcedure
{
    GetXmlDesc = 14,
    AttachDevice = 160,
    Create = 196,
    SetVcpus = 199,
    Shutdown = 258,
    SetMetadata = 264,
    DefineXml = 350,
}

/// <summary>
/// Finds the calls in a stream that comes in arbitrary pieces. Each message begins with its own length, then program, version and
/// procedure, four bytes each, big-endian (virnetprotocol.x).
/// </summary>
internal sealed class RemoteCalls
{
    private const int HeadLength = 16;

    private readonly List<byte> _head = [];
    private int _rest;

    /// <returns>The procedures of the messages whose head ends in this piece.</returns>
    public IReadOnlyList<int> Begun(ReadOnlyMemory<byte> bytes)
    {
        var begun = new List<int>();
        foreach (var value in bytes.Span)
        {
            if (_rest > 0)
            {
                _rest--;
                continue;
            }

            _head.Add(value);
            if (_head.Count == HeadLength)
            {
                var head = CollectionsMarshal.AsSpan(_head);
                _rest = BinaryPrimitives.ReadInt32BigEndian(head) - HeadLength;
                begun.Add(BinaryPrimitives.ReadInt32BigEndian(head[12..]));
                _head.Clear();
            }
        }

        return begun;
    }
}
