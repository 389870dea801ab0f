using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.DataSources;

/// <summary><c>virtual_machine</c>: one machine as it is.</summary>
internal sealed class MachineDataSource(MachineLookup lookup) : IDataSource
{
    public async Task<DataReply> ReadAsync(MapValue config, CancellationToken cancellationToken)
    {
        var question = MachineQuestion.Read(config, new ValueReader());
        var shown = question.Id ?? question.Name!;
        var finding = question.Id is { } id
            ? await lookup.FindAsync(question.Uri, id, id, cancellationToken)
            : await lookup.ReadAsync(question.Uri, MachineRef.ByName(shown), shown, cancellationToken);
        return finding switch
        {
            { Snapshot: { } snapshot } => new DataReply(State(config, snapshot, finding.Route ?? lookup.Route(question.Uri)), []),
            { Problem: { } problem } => DataReply.Failed(problem),
            _ => DataReply.Failed(NotFound(question, shown)),
        };
    }

    private static MapValue State(MapValue config, MachineSnapshot snapshot, string? route)
    {
        // There is no target here: what runs is what there is, and what is pending stands beside it.
        var seen = StateWriter.Write(snapshot, MapValue.Empty, PrivateState.Empty);
        var observed = snapshot.Running ?? snapshot.Configured;
        return new MapValue(MachineRows.All.ToDictionary(r => r.Name, r => r.Name switch
        {
            Attributes.Uri or VirtualMachineSchema.Timeouts => config[r.Name],
            MachineRows.FoundAt => Value.Of(route),
            MachineRows.Persistent => Value.Of(snapshot.Persistent),
            MachineRows.ManagedSave => Value.Of(snapshot.ManagedSave),

            // The resource shows these only when the user sets them.
            Attributes.MemoryDevices => observed.NamedDevices.Any() ? SizingValues.Read(r.Name, observed) : Value.Null,
            Attributes.NumaTune => SizingValues.Read(r.Name, observed),

            // As it was asked for: a UUID can be written in upper case.
            VirtualMachineSchema.Id => config[r.Name].IsNull ? seen[r.Name] : config[r.Name],
            _ => seen[r.Name],
        }));
    }

    private Problem NotFound(MachineQuestion question, string shown) =>
        Problem.Error(question.Id is null ? Attributes.Name : VirtualMachineSchema.Id, LifecycleRules.NotFound,
            $"There is no machine \"{shown}\" at {(question.Id is null ? lookup.ShownRoute(question.Uri) : lookup.Places(question.Uri))}. "
            + $"Check {(question.Id is null ? Attributes.Name : VirtualMachineSchema.Id)} and uri. For a machine that the same configuration creates, let the data source wait for it with depends_on.");
}
