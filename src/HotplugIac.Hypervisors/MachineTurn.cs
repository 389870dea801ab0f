namespace HotplugIac.Hypervisors;

/// <summary>One apply on a machine at a time, told to whoever watches.</summary>
/// <param name="observer">Null: nobody looks.</param>
public sealed class MachineTurn(IHypervisor hypervisor, MachineLocks locks, TimeProvider time, IProgress<ApplyProgress>? observer)
{
    /// <summary>For work on a machine that exists.</summary>
    /// <param name="name">For messages.</param>
    /// <inheritdoc cref="MachineLocks.EnterAsync"/>
    public Task<IDisposable> EnterAsync(string id, string name, OperationBound? bound, CancellationToken cancellationToken) =>
        WaitAsync($"{hypervisor.IdScope} {id}", name, id, bound, cancellationToken);

    /// <summary>For a machine that is still to be created, so that two do not create it at once.</summary>
    /// <inheritdoc cref="MachineLocks.EnterAsync"/>
    public Task<IDisposable> EnterNameAsync(string name, OperationBound? bound, CancellationToken cancellationToken) =>
        WaitAsync($"{hypervisor.IdScope} name {name}", name, string.Empty, bound, cancellationToken);

    private async Task<IDisposable> WaitAsync(string key, string name, string id, OperationBound? bound, CancellationToken cancellationToken)
    {
        StepReport? report = null;
        try
        {
            var turn = await locks.EnterAsync(key, time, bound, () => report = Begin(name, id), cancellationToken);
            report?.End(problem: null);
            return turn;
        }
        finally
        {
            report?.Dispose();
        }
    }

    private StepReport Begin(string name, string id) =>
        new ApplyReport(observer, time, name, id, 0).Begin(0, "waiting for its turn", "another apply on this machine");
}
