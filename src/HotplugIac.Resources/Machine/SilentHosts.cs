using System.Collections.Concurrent;
using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Machine;

/// <summary>
/// One error for each hypervisor that cannot be reached, with all its machines: Terraform reads each machine by itself, prints
/// nine lines for each error and folds errors never together. The first machine's error waits until no more come; the others
/// get none, and keep their last state in a run that fails anyway.
/// </summary>
internal sealed class SilentHosts(TimeProvider time)
{
    private const int LongestList = 40;
    private const int MostLooks = 60;

    /// <summary>Terraform reads ten machines at a time and needs milliseconds to come with the next.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);

    private readonly ConcurrentDictionary<string, Gathering> _hosts = new(StringComparer.Ordinal);

    /// <summary>Whether this run has an error that says so already, or is about to.</summary>
    public bool IsTold(string? route) => route is not null && _hosts.ContainsKey(route);

    /// <param name="problem">What there is to say about this machine alone.</param>
    /// <returns>The error to report; null when another machine's error names this one.</returns>
    public async Task<Problem?> TellAsync(string route, string name, Problem problem, CancellationToken cancellationToken)
    {
        var gathering = _hosts.GetOrAdd(route, static _ => new Gathering());
        switch (gathering.Join(name))
        {
            case Place.Late:
                return problem;
            case Place.Follower:
                return null;
            default:
                return await TellAllAsync(gathering, problem, cancellationToken);
        }
    }

    private async Task<Problem> TellAllAsync(Gathering gathering, Problem problem, CancellationToken cancellationToken)
    {
        try
        {
            for (var (look, seen) = (0, 0); look < MostLooks && gathering.Count > seen; look++)
            {
                seen = gathering.Count;
                await Task.Delay(Quiet, time, cancellationToken);
            }
        }
        finally
        {
            gathering.Close();
        }

        var names = gathering.Names;
        if (names.Count == 1)
        {
            return problem;
        }

        var more = names.Count > LongestList ? $" and {names.Count - LongestList} more" : string.Empty;
        return problem.With($"It is the same for all {names.Count} machines there: {string.Join(", ", names.Order(StringComparer.Ordinal).Take(LongestList))}{more}.");
    }

    private enum Place
    {
        Leader,
        Follower,
        Late,
    }

    /// <summary>The machines of one host so far.</summary>
    private sealed class Gathering
    {
        private readonly Lock _gate = new();
        private readonly List<string> _names = [];
        private bool _isClosed;

        public int Count
        {
            get
            {
                lock (_gate)
                {
                    return _names.Count;
                }
            }
        }

        /// <summary>To be read when it is closed.</summary>
        public IReadOnlyList<string> Names => _names;

        public Place Join(string name)
        {
            lock (_gate)
            {
                if (_isClosed)
                {
                    return Place.Late;
                }

                _names.Add(name);
                return _names.Count == 1 ? Place.Leader : Place.Follower;
            }
        }

        public void Close()
        {
            lock (_gate)
            {
                _isClosed = true;
            }
        }
    }
}
