namespace TerraformPlugin;

/// <summary>
/// Cancels what runs when Terraform says stop (the user pressed Ctrl-C). Calls that start later are not affected: Terraform still
/// finishes its own work.
/// </summary>
#pragma warning disable CA1001 // Never disposed: without a timer a source holds nothing, and calls may still be linking to the one just cancelled.
internal sealed class StopSource
#pragma warning restore CA1001
{
    private CancellationTokenSource _current = new();

    public CancellationToken Token => Volatile.Read(ref _current).Token;

    public void StopRunning() => Interlocked.Exchange(ref _current, new CancellationTokenSource()).Cancel();
}
