namespace HotplugIac.Hypervisors;

/// <summary>
/// How many machines may be off at the same time for a stop and start (<c>max_parallel_power_cycles</c>). One for all appliers
/// of a process: Terraform applies ten resources side by side.
/// </summary>
/// <param name="limit">1 or more.</param>
public sealed class PowerCycleGate(int limit = 1) : IDisposable
{
    private readonly SemaphoreSlim _free = new(limit, limit);

    /// <summary>Waits for a turn, as long as the others take.</summary>
    /// <returns>To be disposed when the machine runs again.</returns>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        return new Turn(_free);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                free.Release();
            }
        }
    }
}
