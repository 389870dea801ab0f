using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors.Tests.Peer;

/// <summary>A hypervisor with one machine, which can be told to misbehave as real ones do. It records what it is asked to do.</summary>
internal sealed class PeerHypervisor(PeerMachine machine) : IHypervisor
{
    private readonly List<Sizing> _backups = [];
    private int _reads;

    /// <summary>Everything that was asked for but reading, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The calls, counted from 1, that are answered with an error.</summary>
    public HashSet<int> Fails { get; } = [];

    /// <summary>The calls, counted from 1, during which the connection breaks: the daemon is restarting.</summary>
    public HashSet<int> Breaks { get; } = [];

    /// <summary>The calls, counted from 1, that are answered with success and do nothing.</summary>
    public HashSet<int> DoesNothing { get; } = [];

    /// <summary>The calls, counted from 1, that are done and answered with an error.</summary>
    public HashSet<int> DoneButFails { get; } = [];

    /// <summary>The calls, counted from 1, that are done, and the connection breaks before the answer.</summary>
    public HashSet<int> DoneButBreaks { get; } = [];

    /// <summary>Plugging stops at this number of vCPUs with an error (RULEBOOK A1, "LIVE|CONFIG in one call").</summary>
    public int? StopsAtVcpus { get; set; }

    /// <summary>What the hypervisor makes of a configuration that is written (RULEBOOK D6, D7).</summary>
    public Func<Sizing, Sizing> Rectifies { get; set; } = sizing => sizing;

    /// <summary>Happens after each call that is no reading.</summary>
    public Action AfterCall { get; set; } = () => { };

    /// <summary>Readings, counted from 1, from which on the connection is broken.</summary>
    public int BreaksAtRead { get; set; } = int.MaxValue;

    /// <summary>Readings, counted from 1, from which on nobody answers any more.</summary>
    public int HangsAtRead { get; set; } = int.MaxValue;

    /// <summary>Whether the machine is there: false before it is created and after it is deleted.</summary>
    public bool Exists { get; set; } = true;

    /// <summary>The reading, counted from 1, at which the machine is gone.</summary>
    public int GoneAtRead { get; set; } = int.MaxValue;

    /// <summary>Readings, counted from 1, that nobody answers although others do: the daemon is restarting.</summary>
    public HashSet<int> BreaksAtReads { get; } = [];

    /// <summary>Whether asking the agent fails, rather than finding none.</summary>
    public bool AgentBreaks { get; set; }

    /// <summary>How often the agent was asked.</summary>
    public int GuestReads { get; private set; }

    /// <summary>How often the machine was read.</summary>
    public int Reads => _reads;

    /// <summary>Happens before each reading.</summary>
    public Action<int> BeforeRead { get; set; } = _ => { };

    public string Kind => "peer";

    /// <summary>Listed beside the machine: those that a test adds, for example one that cannot be read.</summary>
    public List<ListedMachine> Others { get; } = [];

    /// <summary>What the host says of itself.</summary>
    public HostReading Host { get; set; } = new("x86_64", 8, ByteSize.FromGiB(64), new MachineFacts());

    /// <summary>The filters of the lists that were asked for.</summary>
    public List<MachineFilter> Filters { get; } = [];

    public Task<IReadOnlyList<MachineSnapshot?>> ReadAsync(IReadOnlyList<MachineRef> machines, CancellationToken cancellationToken) =>
        ReadingAsync<IReadOnlyList<MachineSnapshot?>>(() => [.. machines.Select(_ => _reads >= GoneAtRead || !Exists ? null : machine.Look())], cancellationToken);

    public Task<IReadOnlyList<ListedMachine>> ListAsync(MachineFilter filter, CancellationToken cancellationToken)
    {
        Filters.Add(filter);
        return ReadingAsync<IReadOnlyList<ListedMachine>>(
            () => [.. (Exists ? Others.Prepend(ListedMachine.Of(machine.Look())) : Others).Where(m => filter.Accepts(m.Name) && !(filter.OnlyActive && m.Power == PowerState.Off))],
            cancellationToken);
    }

    public Task<HostReading> ReadHostAsync(string? machineType, CancellationToken cancellationToken) => ReadingAsync(
        () => machineType is null or "q35" ? Host : throw new HypervisorException(LifecycleRules.StepFailed, $"the machine '{machineType}' is not supported"),
        cancellationToken);

    private Task<T> ReadingAsync<T>(Func<T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _reads++;
        BeforeRead(_reads);
        if (_reads >= HangsAtRead)
        {
            var never = new TaskCompletionSource<T>();
            cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
            return never.Task;
        }

        return _reads >= BreaksAtRead || BreaksAtReads.Contains(_reads) ? throw new HypervisorException(LifecycleRules.Unreachable, "end of file while reading data")
            : Task.FromResult(read());
    }

    public Task ApplyLiveAsync(string id, PlanStep step, CancellationToken cancellationToken)
    {
        Call($"live: {step.Describe()}", () =>
        {
            if (step is SetVcpusStep vcpus && StopsAtVcpus is { } stop && stop < vcpus.To)
            {
                machine.Apply(vcpus with { To = stop });
                throw new HypervisorException(LifecycleRules.StepFailed, "unable to plug the next vCPU");
            }

            machine.Apply(step);
        });
        return Task.CompletedTask;
    }

    public Task<ConfigurationBackup> WriteConfigurationAsync(string id, Sizing sizing, CancellationToken cancellationToken)
    {
        _backups.Add(machine.Configured);
        Call("write", () => machine.Write(Rectifies(sizing)));
        return Task.FromResult(new ConfigurationBackup((_backups.Count - 1).ToString(CultureInfo.InvariantCulture)));
    }

    public Task RestoreConfigurationAsync(string id, ConfigurationBackup backup, CancellationToken cancellationToken)
    {
        Call("restore", () => machine.Configured = _backups[int.Parse(backup.Content, CultureInfo.InvariantCulture)]);
        return Task.CompletedTask;
    }

    /// <summary>Every definition describes the machine.</summary>
    public Task<DefinitionReading> ReadDefinitionAsync(string definition, CancellationToken cancellationToken)
    {
        var machineNow = machine.Look();
        return Task.FromResult(new DefinitionReading(machineNow.Name, null, machineNow.Configured, machineNow.Facts, []));
    }

    public Task<string> CreateAsync(string definition, string name, Sizing sizing, CancellationToken cancellationToken)
    {
        Call("create", () =>
        {
            machine.Stop();
            machine.Configured = Rectifies(sizing);
            machine.Start();
            Exists = true;
        });
        return Task.FromResult(machine.Look().Id);
    }

    public Task DeleteAsync(string id, CancellationToken cancellationToken) => Done("delete", () => Exists = false, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task MarkStopAsync(string id, bool isStopped, CancellationToken cancellationToken) =>
        Done(isStopped ? "mark" : "unmark", () => machine.Marked = isStopped, cancellationToken);

    public Task RequestShutdownAsync(string id, CancellationToken cancellationToken) => Done("shutdown", machine.RequestShutdown, cancellationToken);

    public Task DestroyAsync(string id, CancellationToken cancellationToken) => Done("destroy", machine.Stop, cancellationToken);

    public Task StartAsync(string id, CancellationToken cancellationToken) => Done("start", machine.Start, cancellationToken);

    public Task<GuestView?> ReadGuestAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        GuestReads++;
        return AgentBreaks ? throw new HypervisorException(LifecycleRules.StepFailed, "the agent is broken") : Task.FromResult(machine.Running is { } running ? machine.Guest.Look(running) : null);
    }

    public Task OnlineGuestAsync(string id, GuestView offline, CancellationToken cancellationToken) =>
        Done($"online vCPUs {string.Join(",", offline.OfflineVcpus)}, {offline.OfflineBlocks.Count} blocks", () => machine.Guest.Online(offline), cancellationToken);

    private Task Done(string call, Action effect, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Call(call, effect);
        return Task.CompletedTask;
    }

    private void Call(string call, Action effect)
    {
        Calls.Add(call);
        try
        {
            if (Breaks.Contains(Calls.Count))
            {
                throw new HypervisorException(LifecycleRules.Unreachable, "end of file while reading data");
            }

            if (Fails.Contains(Calls.Count))
            {
                throw new HypervisorException(LifecycleRules.StepFailed, "internal error: no");
            }

            if (!DoesNothing.Contains(Calls.Count))
            {
                effect();
            }

            if (DoneButFails.Contains(Calls.Count) || DoneButBreaks.Contains(Calls.Count))
            {
                throw new HypervisorException(DoneButFails.Contains(Calls.Count) ? LifecycleRules.StepFailed : LifecycleRules.Unreachable, "internal error: done");
            }
        }
        finally
        {
            AfterCall();
        }
    }
}
