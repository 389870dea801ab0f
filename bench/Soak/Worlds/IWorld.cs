namespace HotplugIac.Soak.Worlds;

/// <summary>Hypervisors with the machines of a soak, as their administrator has them in hand.</summary>
internal interface IWorld : IAsyncDisposable
{
    string Name { get; }

    IReadOnlyList<Subject> Subjects { get; }

    /// <summary>What may be wished for here.</summary>
    WishRange Range { get; }

    /// <summary>Looks at machines without the product; those that are not there are missing.</summary>
    Task<IReadOnlyDictionary<string, Observed>> ObserveAsync(IReadOnlyCollection<Subject> subjects);

    /// <summary>Plays tricks on machines before a command.</summary>
    /// <returns>What was done to each, in words; those to which nothing was done are missing.</returns>
    Task<IReadOnlyDictionary<string, string>> DisturbAsync(IReadOnlyCollection<Subject> subjects);

    /// <summary>What goes wrong while a command runs: a connection is cut, a daemon ends. Nothing is left of it when the task has ended.</summary>
    Task DuringAsync(Random random, CancellationToken cancellationToken);

    /// <summary>Ends every trick: no fault is left, guests obey, adopted machines exist, nothing is paused or saved. Who is off stays so.</summary>
    Task CalmAsync(IReadOnlyCollection<Subject> subjects);

    /// <summary>Whether an error of an apply is the doing of a guest, which nothing here can calm.</summary>
    bool IsGuestsDoing(string code);

    /// <summary>Objects that the hypervisor has for a process; null where it has no account of them.</summary>
    Task<int?> ClientsAsync(int processId);
}
