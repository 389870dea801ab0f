using System.Runtime.InteropServices;

namespace HotplugIac.Cli.Terminal;

/// <summary>
/// Ctrl+C and the signals that mean the same. The first asks the command to stop, which it does with what it has begun brought
/// to an end that is told; the second ends the process at once.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    /// <summary>As shells tell it: 128 and the number of SIGINT.</summary>
    public const int ExitCode = 130;

    private readonly CancellationTokenSource _source;
    private readonly List<PosixSignalRegistration> _registrations = [];

    public Interrupts(CliConsole console)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(console.Cancelled);
        if (console.TakesSignals)
        {
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop));
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop));
        }
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Tells the user that a command which takes its time was asked to stop.</summary>
    public Action? Stopping { get; set; }

    public void Dispose()
    {
        _registrations.ForEach(r => r.Dispose());
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        // A second one keeps its usual meaning: the process ends.
        if (_source.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        Stopping?.Invoke();
        _source.Cancel();
    }
}
