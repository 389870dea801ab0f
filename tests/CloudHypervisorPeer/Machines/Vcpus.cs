namespace HotplugIac.Peer.Machines;

/// <summary>The vCPUs of a running VM (cpu.rs: CpuManager).</summary>
internal sealed class Vcpus : IDisposable
{
    private readonly List<VcpuThread?> _vcpus = [];
    private readonly int _maximum;
    private readonly bool _hidden;

    // From this id on, they wait to be ejected by the guest. Another change cannot come in between, so one number is enough.
    private int? _removedFrom;

    public Vcpus(int boot, int maximum, bool hidden)
    {
        (_maximum, _hidden) = (maximum, hidden);
        Grow(boot);
    }

    /// <summary>How many it has, those among them that wait to be ejected.</summary>
    public int Present => _vcpus.Count;

    /// <summary>How many wait to be ejected.</summary>
    public int Pending => _removedFrom is { } from ? Present - from : 0;

    /// <summary>Grows at once; a shrink only begins. The count that is there already is never an error, not even with a removal pending.</summary>
    /// <exception cref="Refusal">It cannot be done.</exception>
    public void Resize(long desired)
    {
        if (desired == Present)
        {
            return;
        }

        if (desired < 1)
        {
            throw Refusal.Cpu("Zero vCPUs were requested");
        }

        if (_removedFrom is not null)
        {
            throw new Refusal(RefusalKind.RemovalPending, "CPU manager", "vCPUs are still being removed");
        }

        if (desired > _maximum)
        {
            throw Refusal.Cpu("Requested vCPUs exceed maximum");
        }

        if (desired > Present)
        {
            Grow((int)desired);
        }
        else
        {
            _removedFrom = (int)desired;
        }
    }

    /// <summary>The guest ejects what it was asked to eject.</summary>
    public void Eject()
    {
        if (_removedFrom is { } from)
        {
            Shrink(from);
            _removedFrom = null;
        }
    }

    public void Dispose() => Shrink(0);

    private void Grow(int count)
    {
        while (_vcpus.Count < count)
        {
            _vcpus.Add(_hidden ? null : new VcpuThread(_vcpus.Count));
        }
    }

    private void Shrink(int count)
    {
        while (_vcpus.Count > count)
        {
            _vcpus[^1]?.Dispose();
            _vcpus.RemoveAt(_vcpus.Count - 1);
        }
    }
}
