using HotplugIac.PulumiEngine.Providers;

namespace HotplugIac.PulumiEngine.Deployments;

/// <summary>
/// One operation on a stack: decides the steps of each resource (step_generator.go) and makes them (step.go). Decisions are made one
/// after another, steps of several resources side by side.
/// </summary>
internal sealed partial class Deployment(
    PulumiOptions options, UpdateOptions update, bool preview, Snapshot snapshot, ProviderRegistry registry, Report report, CancellationToken cancelled)
    : IDisposable
{
    private readonly SemaphoreSlim _deciding = new(1, 1);
    private readonly SemaphoreSlim _running = new(options.Parallel, options.Parallel);

    // What the program has declared, by URN: for deletes, and for what depends on a replaced resource.
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _skipped = new(StringComparer.Ordinal);

    // Deleted because what they depend on is deleted before its replacement; their registration creates them again.
    private readonly HashSet<string> _deletedAhead = new(StringComparer.Ordinal);

    // Old URN to new, of renamed resources.
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Goal> _goals = new(StringComparer.Ordinal);

    private volatile bool _failed;

    public bool IsPreview => preview;

    public PulumiOptions Options => options;

    public Report Report => report;

    public Snapshot Snapshot => snapshot;

    public void Dispose()
    {
        _deciding.Dispose();
        _running.Dispose();
    }

    /// <summary>Brings a resource to where it should be.</summary>
    /// <returns>What became of it. In a preview its id may be empty and its outputs unknown.</returns>
    /// <exception cref="DeploymentFailedException">It failed, or the deployment has ended.</exception>
    public async Task<ResourceState> RegisterAsync(Goal goal)
    {
        goal = await ResolveAsync(goal);
        IReadOnlyList<Step> steps;
        await _deciding.WaitAsync(CancellationToken.None);
        try
        {
            RefuseWhenEnded();
            steps = await DecideAsync(goal);
        }
        catch (ProviderException error)
        {
            throw Fail(error.Message, PulumiUrn.Create(options.Stack, options.Project, goal.Parent, goal.Type, goal.Name), error);
        }
        finally
        {
            _deciding.Release();
        }

        ResourceState? result = null;
        foreach (var step in steps)
        {
            result = await RunAsync(step) ?? result;
        }

        return result!;
    }

    /// <summary>Whether a resource is one of those that the user named.</summary>
    private static bool IsNamed(IReadOnlyList<string> names, string urn) => names.Any(n => n == urn || n == PulumiUrn.Name(urn));

    private bool IsTargeted(string urn) =>
        update.Targets.Count == 0 || IsNamed(update.Targets, urn) || PulumiUrn.Type(urn).StartsWith("pulumi:", StringComparison.Ordinal);

    private void RefuseWhenEnded()
    {
        if (cancelled.IsCancellationRequested || (_failed && !update.ContinueOnError))
        {
            throw new DeploymentFailedException("The deployment has ended: a resource failed, or it was cancelled.");
        }
    }

    private DeploymentFailedException Fail(string message, string urn, Exception? cause = null)
    {
        _failed = true;
        report.Say(DiagnosticSeverity.Error, message, urn);
        return new DeploymentFailedException(message, cause);
    }

    /// <summary>Fills in what a resource inherits, and its provider.</summary>
    private async Task<Goal> ResolveAsync(Goal goal)
    {
        Goal? parent;
        lock (_goals)
        {
            parent = _goals.GetValueOrDefault(goal.Parent);
        }

        if (parent is not null)
        {
            var isOfPackage = parent.Provider.Length > 0
                && PulumiUrn.Package(PulumiUrn.Type(ProviderRegistry.Split(parent.Provider).Urn)) == PulumiUrn.Package(goal.Type);
            goal = goal with
            {
                Protect = goal.Protect ?? parent.Protect,
                RetainOnDelete = goal.RetainOnDelete ?? parent.RetainOnDelete,
                DeletedWith = goal.DeletedWith.Length > 0 ? goal.DeletedWith : parent.DeletedWith,
                Provider = goal.Provider.Length == 0 && (isOfPackage || !goal.Custom) ? parent.Provider : goal.Provider,
            };
        }

        return goal.Custom && !goal.IsProvider && goal.Provider.Length == 0
            ? goal with { Provider = await DefaultProviderAsync(PulumiUrn.Package(goal.Type), goal.Version) }
            : goal;
    }
}
