using System.Globalization;

namespace HotplugIac.Peer.Machines;

/// <summary>
/// A vCPU: a thread by the name of <c>vcpuN</c> in /proc/PID/task/TID/comm. It is the only place where the number of vCPUs that
/// a running VM has can be seen from outside (RULEBOOK B "vm.info has no live vCPU count").
/// </summary>
internal sealed class VcpuThread : IDisposable
{
    private const int SmallestStack = 128 * 1024;

    private readonly ManualResetEventSlim _started = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;

    public VcpuThread(int id)
    {
        _thread = new Thread(Run, SmallestStack) { IsBackground = true, Name = "vcpu" + id.ToString(CultureInfo.InvariantCulture) };
        _thread.Start();
        _started.Wait();
    }

    /// <summary>Ends it; it is gone from /proc when this returns, or within a moment.</summary>
    public void Dispose()
    {
        _ended.Set();
        _thread.Join();
        _started.Dispose();
        _ended.Dispose();
    }

    private void Run()
    {
        _started.Set();
        _ended.Wait();
    }
}
