namespace HotplugIac.Provider;

/// <summary>
/// The session of now. A provider that several commands share (<c>--debug</c>) is configured by each of them: without an end the
/// connections of all of them would stay open.
/// </summary>
internal sealed class Sessions
{
    private readonly Lock _sync = new();
    private Session? _current;

    public ValueTask BeginAsync(Session next)
    {
        Session? last;
        lock (_sync)
        {
            (last, _current) = (_current, next);
        }

        return last?.LeaveAsync() ?? ValueTask.CompletedTask;
    }

    /// <summary>Runs a call in the session of now, which does not end before the call does.</summary>
    /// <exception cref="InvalidOperationException">There is none yet.</exception>
    public async Task<T> RunAsync<T>(Func<Session, Task<T>> call)
    {
        Session session;
        lock (_sync)
        {
            session = _current ?? throw new InvalidOperationException("Terraform called before it configured the provider.");
            session.Enter();
        }

        try
        {
            return await call(session);
        }
        finally
        {
            await session.LeaveAsync();
        }
    }
}
