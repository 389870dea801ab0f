using System.Collections.Concurrent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors.Logging;

/// <summary>
/// A hypervisor whose every call is logged: which machine, how long, and with which error code. Whoever asked tells the user what was
/// refused, so that here it is no more than a debug line.
/// </summary>
/// <param name="uri">As it may be shown.</param>
public sealed class LoggedHypervisor(IHypervisor inner, string uri, EventLog log) : IHypervisor
{
    /// <summary>Names by id: calls that change something know the id only.</summary>
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    public string Kind => inner.Kind;

    public string IdScope => inner.IdScope;

    public bool HasLocalIds => inner.HasLocalIds;

    public string? WhyGone => inner.WhyGone;

    /// <summary>The hypervisor as it is where nothing is logged.</summary>
    public static IHypervisor Of(IHypervisor hypervisor, string uri, EventLog log) => log.IsOn ? new LoggedHypervisor(hypervisor, uri, log) : hypervisor;

    public async Task<IReadOnlyList<MachineSnapshot?>> ReadAsync(IReadOnlyList<MachineRef> machines, CancellationToken cancellationToken)
    {
        var found = await RunAsync(LogLevel.Debug, "read", machines.Count == 1 ? Ref(machines[0]) : [], () => inner.ReadAsync(machines, cancellationToken),
            answer => [LogField.Of("asked", machines.Count), LogField.Of("found", answer.Count(m => m is not null))]);
        foreach (var machine in found.OfType<MachineSnapshot>())
        {
            _names[machine.Id] = machine.Name;
        }

        return found;
    }

    public Task<IReadOnlyList<ListedMachine>> ListAsync(MachineFilter filter, CancellationToken cancellationToken) =>
        RunAsync(LogLevel.Debug, "list", [], () => inner.ListAsync(filter, cancellationToken), answer => [LogField.Of("found", answer.Count), LogField.Of("unreadable", answer.Count(m => m.Failure is not null))]);

    public Task<HostReading> ReadHostAsync(string? machineType, CancellationToken cancellationToken) =>
        RunAsync(LogLevel.Debug, "read_host", [], () => inner.ReadHostAsync(machineType, cancellationToken));

    public Task<DefinitionReading> ReadDefinitionAsync(string definition, CancellationToken cancellationToken) =>
        RunAsync(LogLevel.Debug, "read_definition", [], () => inner.ReadDefinitionAsync(definition, cancellationToken));

    public Task<IReadOnlyList<MachineDocument>> ReadDocumentsAsync(string id, CancellationToken cancellationToken) =>
        RunAsync(LogLevel.Debug, "read_documents", About(id), () => inner.ReadDocumentsAsync(id, cancellationToken));

    public Task ApplyLiveAsync(string id, PlanStep step, CancellationToken cancellationToken) =>
        RunAsync("apply_live", [.. About(id), new LogField("kind", StepKind.Of(step))], () => inner.ApplyLiveAsync(id, step, cancellationToken));

    public Task<ConfigurationBackup> WriteConfigurationAsync(string id, Sizing sizing, CancellationToken cancellationToken) =>
        RunAsync(LogLevel.Info, "write_configuration", About(id), () => inner.WriteConfigurationAsync(id, sizing, cancellationToken));

    public Task RestoreConfigurationAsync(string id, ConfigurationBackup backup, CancellationToken cancellationToken) =>
        RunAsync("undo_configuration", About(id), () => inner.RestoreConfigurationAsync(id, backup, cancellationToken), LogLevel.Warn);

    public Task MarkStopAsync(string id, bool isStopped, CancellationToken cancellationToken) =>
        RunAsync(isStopped ? "mark_stop" : "unmark_stop", About(id), () => inner.MarkStopAsync(id, isStopped, cancellationToken));

    public Task RequestShutdownAsync(string id, CancellationToken cancellationToken) =>
        RunAsync("request_shutdown", About(id), () => inner.RequestShutdownAsync(id, cancellationToken));

    public Task DestroyAsync(string id, CancellationToken cancellationToken) => RunAsync("destroy", About(id), () => inner.DestroyAsync(id, cancellationToken));

    public Task StartAsync(string id, CancellationToken cancellationToken) => RunAsync("start", About(id), () => inner.StartAsync(id, cancellationToken));

    public Task<GuestView?> ReadGuestAsync(string id, CancellationToken cancellationToken) =>
        RunAsync(LogLevel.Debug, "read_guest", About(id), () => inner.ReadGuestAsync(id, cancellationToken), view => [LogField.Of("answers", view is not null)]);

    public Task OnlineGuestAsync(string id, GuestView offline, CancellationToken cancellationToken) =>
        RunAsync("online_guest", About(id), () => inner.OnlineGuestAsync(id, offline, cancellationToken));

    public Task<string> CreateAsync(string definition, string name, Sizing sizing, CancellationToken cancellationToken) =>
        RunAsync(LogLevel.Info, "create", [new LogField(LogField.Machine, name)], () => inner.CreateAsync(definition, name, sizing, cancellationToken), id => [new LogField(LogField.Id, id)]);

    public Task DeleteAsync(string id, CancellationToken cancellationToken) => RunAsync("delete", About(id), () => inner.DeleteAsync(id, cancellationToken));

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private Task<bool> RunAsync(string call, LogField[] about, Func<Task> work, LogLevel level = LogLevel.Info) => RunAsync(level, call, about, async () =>
    {
        await work();
        return true;
    });

    private async Task<T> RunAsync<T>(LogLevel level, string call, LogField[] about, Func<Task<T>> work, Func<T, LogField[]>? result = null)
    {
        var started = log.Time.GetTimestamp();
        try
        {
            var answer = await work();
            Tell(level, $"{call} done", call, about, started, () => result?.Invoke(answer) ?? []);
            return answer;
        }
        catch (HypervisorException e)
        {
            Tell(LogLevel.Debug, $"{call} refused", call, about, started, () => [new LogField(LogField.Rule, e.Rule.Code), .. e.Origin, new LogField(LogField.Error, e.Message)]);
            throw;
        }
        catch (OperationCanceledException)
        {
            Tell(LogLevel.Debug, $"{call} given up", call, about, started, static () => []);
            throw;
        }
    }

    private void Tell(LogLevel level, string message, string call, LogField[] about, long started, Func<LogField[]> result)
    {
        if (log.Writes(level))
        {
            log.Write(level, message, [new LogField("call", call), .. about, LogField.Duration(log.Time.GetElapsedTime(started)), .. result(), new LogField(LogField.Uri, uri)]);
        }
    }

    private LogField[] About(string id) => _names.TryGetValue(id, out var name) ? [new LogField(LogField.Machine, name), new LogField(LogField.Id, id)] : [new LogField(LogField.Id, id)];

    private LogField[] Ref(MachineRef machine) => machine.Id is { } id ? About(id) : [new LogField(LogField.Machine, machine.Name)];
}
