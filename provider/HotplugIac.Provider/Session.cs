using HotplugIac.Resources.DataSources;
using HotplugIac.Resources.Machine;

namespace HotplugIac.Provider;

/// <summary>What the provider works with from one configuration to the next.</summary>
/// <param name="connections">Closed when the next configuration has come and the last call of this one is over.</param>
internal sealed class Session(VirtualMachineResource machine, DataSourceReader data, IAsyncDisposable connections)
{
    /// <summary>Calls under way, and one for being current.</summary>
    private int _users = 1;

    public VirtualMachineResource Machine { get; } = machine;

    public DataSourceReader Data { get; } = data;

    public void Enter() => Interlocked.Increment(ref _users);

    public async ValueTask LeaveAsync()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            Machine.Dispose();
            await connections.DisposeAsync();
        }
    }
}
