using HotplugIac.Peer.Machines;

namespace HotplugIac.Peer.Http;

/// <summary>What is behind one socket. Everything in it is used in the VMM's turn only.</summary>
internal sealed class EndPointState(string socket, Vmm vmm) : IDisposable
{
    public string Socket => socket;

    public Vmm Vmm => vmm;

    public CallLog Calls { get; } = new();

    public Faults Faults { get; } = new();

    /// <summary>Whether the VMM has ended and all of its connections are to end.</summary>
    public bool IsClosed { get; private set; }

    /// <returns>Whether it was open.</returns>
    public bool Close()
    {
        var was = !IsClosed;
        IsClosed = true;
        return was;
    }

    public void Dispose()
    {
        Faults.Dispose();
        vmm.Dispose();
    }
}
