using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Logging;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Connections;

/// <summary>
/// The one connection of a hypervisor object: opened at the first call, shared by all callers, opened again when it is found
/// dead. libvirt's calls block and cannot be cancelled: they run on pool threads, a few at a time, and every wait is bounded.
/// </summary>
internal sealed class LibvirtSession(string uri, LibvirtOptions options) : IAsyncDisposable
{
    /// <summary>Calls at a time. A daemon serves only a few requests of one client at once; more would just hold threads.</summary>
    public const int Parallelism = 8;

    // Closing says good-bye to the daemon; one that hangs does not keep a program from ending.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _places = new(Parallelism);
    private Task<OpenConnection>? _connection;
    private long _openingSince;
    private bool _isDisposed;

    private readonly FailedOpening _failed = new(options.Time);

    private LogField Shown { get; } = new(LogField.Uri, ShownUri.Of(uri));

    public Failures Failures { get; } = new(uri, options.Credentials);

    /// <summary>
    /// Runs a call that changes nothing. It is repeated once when the connection turns out to be dead, and abandoned when
    /// the caller cancels.
    /// </summary>
    /// <param name="what">For the error message: what was being done.</param>
    public async Task<T> ReadAsync<T>(string what, Func<OpenConnection, T> read, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        try
        {
            return await CallAsync(what, connection, read, cancellationToken);
        }
        catch (LibvirtException e) when (!connection.IsAlive())
        {
            Forget(connection);
            options.Log.Write(LogLevel.Warn, "connection lost, asked again", new LogField("what", what), LogField.Of("libvirt_code", e.RawCode), Shown);
        }
        catch (LibvirtException e)
        {
            throw Failures.Refused(what, e);
        }

        connection = await ConnectAsync(cancellationToken);
        try
        {
            return await CallAsync(what, connection, read, cancellationToken);
        }
        catch (LibvirtException e)
        {
            throw connection.IsAlive() ? Failures.Refused(what, e) : Failures.Unreachable(e);
        }
    }

    /// <summary>
    /// Runs a call that changes something. Cancelling prevents it from starting but never abandons it half-way, so that whoever
    /// reads back afterwards sees its outcome; it is never repeated.
    /// </summary>
    /// <param name="definition">What the change defines, if it does; its secrets are kept out of the error.</param>
    /// <exception cref="HypervisorException">What the hypervisor refused.</exception>
    public async Task<T> ChangeAsync<T>(string what, Func<OpenConnection, T> change, CancellationToken cancellationToken, string? definition = null)
    {
        // A harmless round trip first: a connection that died unnoticed shows here, where it can still be opened again.
        await ReadAsync(what, static c => c.Native.GetLibraryVersion(), cancellationToken);
        var connection = await ConnectAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await CallAsync(what, connection, change, CancellationToken.None);
        }
        catch (LibvirtException e)
        {
            throw connection.IsAlive() ? Failures.Refused(what, e, definition) : Failures.Unreachable(e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task<OpenConnection>? connection;
        lock (_gate)
        {
            _isDisposed = true;
            connection = _connection;
            _connection = null;
        }

        if (connection is { IsCompletedSuccessfully: true })
        {
            await Close(await connection).WaitAsync(CloseTimeout, options.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            options.Log.Write(LogLevel.Debug, "connection closed", LogField.Of("libvirt_objects", LibvirtConnection.OpenObjects), Shown);
        }
        else if (connection is not null)
        {
            CloseWhenOpen(connection);
        }

        // _places is not disposed: a call that a caller abandoned still gives its place back.
    }

    private async Task<OpenConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        _failed.ThrowIfRecent();
        var opening = Opening();
        try
        {
            return await opening.WaitAsync(options.OpenTimeout, options.Time, cancellationToken);
        }
        catch (LibvirtNotInstalledException e)
        {
            Forget(opening);
            throw Failures.NotInstalled(e);
        }
        catch (LibvirtException e)
        {
            Forget(opening);
            throw _failed.Remember(Failures.Unreachable(e), Volatile.Read(ref _openingSince));
        }
        catch (TimeoutException e)
        {
            Forget(opening);
            CloseWhenOpen(opening);
            throw _failed.Remember(Failures.Silent("opening the connection", options.OpenTimeout, e), Volatile.Read(ref _openingSince));
        }
    }

    private Task<OpenConnection> Opening()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_connection is { IsCompletedSuccessfully: true } open && !open.Result.IsAlive())
            {
                _ = Close(open.Result);
                _connection = null;
            }

            if (_connection is null)
            {
                _openingSince = options.Time.GetTimestamp();
                _connection = Task.Run(Open);
            }

            return _connection;
        }
    }

    private OpenConnection Open()
    {
        var log = options.Log;
        var started = log.Time.GetTimestamp();
        try
        {
            var connection = OpenConnection.Open(uri, options.Credentials);
            if (log.Writes(LogLevel.Debug))
            {
                log.Write(LogLevel.Debug, "connection opened", LogField.Duration(log.Time.GetElapsedTime(started)), new LogField("driver", connection.Native.DriverType), Shown);
            }

            return connection;
        }
        catch (LibvirtException e) when (log.Writes(LogLevel.Debug))
        {
            log.Write(LogLevel.Debug, "connection refused", LogField.Duration(log.Time.GetElapsedTime(started)), LogField.Of("libvirt_code", e.RawCode), Shown);
            throw;
        }
    }

    private async Task<T> CallAsync<T>(string what, OpenConnection connection, Func<OpenConnection, T> call, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(options.CallTimeout, cancellationToken))
        {
            throw Failures.Silent(what, options.CallTimeout);
        }

        var running = Task.Run(() =>
        {
            try
            {
                return call(connection);
            }
            finally
            {
                _places.Release();
            }
        });
        try
        {
            return await running.WaitAsync(options.CallTimeout, options.Time, cancellationToken);
        }
        catch (TimeoutException e)
        {
            Forget(connection);
            throw Failures.Silent(what, options.CallTimeout, e);
        }
        catch (ObjectDisposedException e)
        {
            // Another caller found the connection dead or hung and gave it up while this call was about to start.
            throw Failures.Silent(what, options.CallTimeout, e);
        }
        catch (DomainXmlException e)
        {
            throw Failures.Step(what, e);
        }
    }

    private void Forget(Task<OpenConnection> opening)
    {
        lock (_gate)
        {
            _connection = _connection == opening ? null : _connection;
        }
    }

    private void Forget(OpenConnection connection)
    {
        lock (_gate)
        {
            if (_connection is { IsCompletedSuccessfully: true } open && open.Result == connection)
            {
                _connection = null;
            }
        }

        _ = Close(connection);
    }

    /// <summary>Closing a connection that hangs can hang too: nobody has to wait for it.</summary>
    private static Task Close(OpenConnection connection) => Task.Run(connection.Dispose);

    private static void CloseWhenOpen(Task<OpenConnection> opening) =>
        _ = opening.ContinueWith(static o => o.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
}
