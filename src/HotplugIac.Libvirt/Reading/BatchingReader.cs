using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Connections;

namespace HotplugIac.Libvirt.Reading;

/// <summary>
/// Merges reads that arrive together: a call during passes joins the next one. Terraform asks for each machine by itself,
/// several at a time; the hypervisor should see few passes (PRODUCT.md, promise 7). Two passes can be under way: while the callers of
/// one digest their answers, or it waits for a slow machine, the hypervisor is not left idle.
/// </summary>
internal sealed class BatchingReader(LibvirtSession session)
{
    private const int MostPassesAtOnce = 2;

    private readonly Lock _gate = new();
    private List<Request> _waiting = [];
    private int _readers;

    /// <summary>Passes so far, for tests.</summary>
    public int Passes { get; private set; }

    /// <summary>Reads machines in the given order, null for one that is not there.</summary>
    /// <exception cref="HypervisorException">The connection failed, or one of these machines could not be read.</exception>
    public async Task<IReadOnlyList<MachineSnapshot?>> ReadAsync(IReadOnlyList<MachineRef> machines, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = new Request(machines);
        lock (_gate)
        {
            _waiting.Add(request);
            if (_readers < MostPassesAtOnce)
            {
                _readers++;
                _ = Task.Run(ReadUntilNobodyWaits, CancellationToken.None);
            }
        }

        var outcomes = await request.Answer.Task.WaitAsync(cancellationToken);
        var snapshots = new MachineSnapshot?[machines.Count];
        for (var i = 0; i < machines.Count; i++)
        {
            var outcome = outcomes[machines[i]];
            snapshots[i] = outcome.Failure is null ? outcome.Snapshot : throw outcome.Failure;
        }

        return snapshots;
    }

    private async Task ReadUntilNobodyWaits()
    {
        while (true)
        {
            List<Request> batch;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _readers--;
                    return;
                }

                (batch, _waiting) = (_waiting, []);
                Passes++;
            }

            await ReadOnce(batch);
        }
    }

    private async Task ReadOnce(List<Request> batch)
    {
        try
        {
            // Nobody's token: a caller that gives up must not take the answer from the others. The session bounds the time.
            var machines = batch.SelectMany(r => r.Machines).Distinct().ToList();
            var outcomes = await session.ReadAsync("reading machines", c => BatchRead.Run(c, machines, session.Failures), CancellationToken.None);
            batch.ForEach(r => r.Answer.SetResult(outcomes));
        }
#pragma warning disable CA1031 // Whatever it was, it belongs to the callers: here it would only be lost.
        catch (Exception e)
#pragma warning restore CA1031
        {
            batch.ForEach(r => r.Answer.SetException(e));
        }
    }

    private sealed class Request(IReadOnlyList<MachineRef> machines)
    {
        public IReadOnlyList<MachineRef> Machines { get; } = machines;

        public TaskCompletionSource<IReadOnlyDictionary<MachineRef, ReadOutcome>> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
