namespace HotplugIac.PulumiEngine.Deployments;

/// <summary>A resource of the state before the operation. What is done with is not written again.</summary>
internal sealed class Slot(ResourceState state)
{
    public ResourceState State { get; set; } = state;

    public bool IsDone { get; set; }
}

/// <summary>
/// The state as it changes during an operation: what is new, then what was there and is not done with (pkg/backend/snapshot.go). Written
/// after every change, so that an engine that dies leaves what was running as pending operations.
/// </summary>
/// <param name="write">Writes it; null in a preview.</param>
internal sealed class Snapshot(StackState old, Action<StackState>? write)
{
    private readonly Lock _turn = new();
    private readonly List<ResourceState> _news = [];
    private readonly List<PendingOperation> _pending = [];

    /// <summary>Set by a second Ctrl+C: nothing is written any more, so that what was running stays pending.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>In the order of their dependencies.</summary>
    public List<Slot> Olds { get; private set; } = [.. old.Resources.Select(r => new Slot(r))];

    /// <summary>Creations whose end nobody saw are kept until the user says what became of them.</summary>
    public IReadOnlyList<PendingOperation> KeptOperations { get; set; } = [.. old.PendingOperations.Where(o => o.Kind == "creating")];

    public Slot? FindOld(string urn) => Olds.FirstOrDefault(s => s.State.Urn == urn && !s.State.Delete);

    /// <summary>What is known by now: the newest state of a URN.</summary>
    public ResourceState? Find(string urn)
    {
        lock (_turn)
        {
            return _news.LastOrDefault(r => r.Urn == urn);
        }
    }

    public PendingOperation Begin(string kind, ResourceState resource)
    {
        var operation = new PendingOperation(kind, resource);
        Change(() => _pending.Add(operation));
        return operation;
    }

    /// <summary>Ends an operation.</summary>
    /// <param name="operation">The one that began; null for none.</param>
    /// <param name="apply">What it changed; null when it changed nothing.</param>
    public void End(PendingOperation? operation, Action? apply) => Change(() =>
    {
        if (operation is not null)
        {
            _pending.Remove(operation);
        }

        apply?.Invoke();
    });

    /// <summary>Only within <see cref="End"/>.</summary>
    public void AddNew(ResourceState state)
    {
        _news.RemoveAll(r => r.Urn == state.Urn);
        _news.Add(state);
    }

    /// <summary>Puts the results of a refresh in the place of what was there.</summary>
    public void Rebase(IEnumerable<ResourceState> resources) => Change(() => Olds = [.. resources.Select(r => new Slot(r))]);

    public void Write() => Change(() => { });

    public StackState ToState()
    {
        lock (_turn)
        {
            return Compose();
        }
    }

    private StackState Compose() => new()
    {
        Resources = [.. _news, .. Olds.Where(s => !s.IsDone).Select(s => s.State)],
        PendingOperations = [.. _pending, .. KeptOperations],
    };

    private void Change(Action change)
    {
        lock (_turn)
        {
            if (!IsFrozen)
            {
                change();
                write?.Invoke(Compose());
            }
        }
    }
}
