namespace Libvirt.Native;

/// <summary>One run of the event loop, from a start to a stop.</summary>
internal sealed class LibvirtEventThread
{
    private const int PauseAfterFailureMilliseconds = 1000;

    private readonly Thread _thread;
    private LibvirtEventThread? _predecessor;
    private readonly object _gate = new();
    private bool _isStopping;

    /// <summary>Starts the loop as soon as the predecessor, which may still be in a callback, has ended: libvirt runs one at a time.</summary>
    public LibvirtEventThread(LibvirtEventThread? predecessor)
    {
        _predecessor = predecessor;
        _thread = new Thread(Run) { IsBackground = true, Name = "libvirt events" };
        _thread.Start();
    }

    public bool IsStopping
    {
        get
        {
            lock (_gate)
            {
                return _isStopping;
            }
        }
    }

    /// <summary>Makes the loop end after its present round.</summary>
    /// <exception cref="InvalidOperationException">Called from an event callback, which would then wait for itself.</exception>
    public void RequestStop()
    {
        if (Thread.CurrentThread == _thread)
        {
            throw new InvalidOperationException("An event callback cannot wait for the thread that it runs on.");
        }

        lock (_gate)
        {
            _isStopping = true;
            Monitor.PulseAll(_gate);
        }
    }

    public bool Join(TimeSpan timeout) => _thread.Join(timeout);

    private void Run()
    {
        _predecessor?._thread.Join();
        _predecessor = null;
        while (!IsStopping)
        {
            if (NativeMethods.virEventRunDefaultImpl() < 0)
            {
                // poll() failed. It may pass (out of memory); without a pause a lasting failure would eat a CPU.
                Pause();
            }
        }
    }

    private void Pause()
    {
        lock (_gate)
        {
            if (!_isStopping)
            {
                Monitor.Wait(_gate, PauseAfterFailureMilliseconds);
            }
        }
    }
}
