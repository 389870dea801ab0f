namespace HotplugIac.Hypervisors.Simulator;

/// <summary>A state in memory, for tests and for as long as the process lives. Safe for any number of threads.</summary>
/// <param name="state">What is there at first; null: nothing.</param>
public sealed class MemorySimulatorStore(SimulatorState? state = null) : ISimulatorStore
{
    private readonly Lock _lock = new();
    private SimulatorState _state = state ?? SimulatorState.Empty;

    /// <summary>The state at this moment. What is set replaces it whole.</summary>
    public SimulatorState State
    {
        get
        {
            lock (_lock)
            {
                return _state;
            }
        }

        set
        {
            lock (_lock)
            {
                _state = value;
            }
        }
    }

    /// <inheritdoc/>
    public string Place => "memory";

    /// <inheritdoc/>
    public Task<T> ChangeAsync<T>(Func<SimulatorState, (SimulatorState State, T Result)> change, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        lock (_lock)
        {
            var (next, result) = change(_state);
            _state = next;
            return Task.FromResult(result);
        }
    }
}
