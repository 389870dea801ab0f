using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>Refresh and import. Neither waits for a guest.</summary>
internal sealed class MachineReading(MachineLookup lookup, MetMachines met, SilentHosts silent)
{
    public async Task<ReadReply> ReadAsync(MapValue state, byte[] privateBytes, CancellationToken cancellationToken)
    {
        var id = state[VirtualMachineSchema.Id] is TextValue text ? text.Text : string.Empty;
        var uri = state[Attributes.Uri] is TextValue route ? route.Text : null;
        var name = state[Attributes.Name] is TextValue named ? named.Text : id;
        met.Remember(state);
        if (lookup.RouteIsUnknown(uri))
        {
            return new ReadReply(state, privateBytes, []);
        }

        var finding = await lookup.FindAsync(uri, id, name, cancellationToken);
        if (finding.Problem is { } problem)
        {
            if (!finding.IsUnreachable)
            {
                return new ReadReply(state, privateBytes, [problem]);
            }

            var kept = (PrivateState.Parse(privateBytes) with { IsKept = true }).ToBytes();
            return lookup.Settings.OnUnreachable == UnreachablePolicy.Keep
                ? new ReadReply(state, kept, [Kept(name, problem)])
                : new ReadReply(state, kept, await silent.TellAsync(lookup.Route(uri)!, name, problem, cancellationToken) is { } told ? [told] : []);
        }

        if (finding.Snapshot is not { } snapshot)
        {
            if (lookup.OtherHostsAreUnknown)
            {
                return new ReadReply(state, privateBytes, []);
            }

            met.RememberGone(lookup.Route(uri), name);
            return new ReadReply(null, [], Gone(uri, name) is { } gone ? [gone] : []);
        }

        var known = PrivateState.Parse(privateBytes);
        var memory = known with { Snapshot = snapshot, Route = finding.Route, IsKept = false, Claims = [] };

        // Hundreds of machines are refreshed that nothing has happened to.
        return new ReadReply(StateWriter.Refresh(snapshot, state, memory), memory == known ? privateBytes : memory.ToBytes(), []);
    }

    /// <param name="id">A name, a UUID, or <c>URI#name</c>.</param>
    public async Task<ImportReply> ImportAsync(string id, CancellationToken cancellationToken)
    {
        var at = id.LastIndexOf('#');
        var uri = at > 0 ? id[..at].Trim() : null;
        var name = id[(at + 1)..].Trim();
        if (name.Length == 0)
        {
            return new ImportReply(null, [], [Problem.Error(string.Empty, InputRules.ImportId, $"The import id \"{ShownUri.Of(id)}\" names no machine. {InputRules.ImportId.Remedy}")]);
        }

        return await ImportAsync(uri, Guid.TryParse(name, out var uuid) ? MachineRef.ById(uuid.ToString()) : MachineRef.ByName(name), name, cancellationToken);
    }

    /// <param name="name">How messages name the machine.</param>
    public async Task<ImportReply> ImportAsync(string? uri, MachineRef machine, string name, CancellationToken cancellationToken)
    {
        var finding = await lookup.ReadAsync(uri, machine, name, cancellationToken);
        if (finding.Snapshot is not { } snapshot)
        {
            return new ImportReply(null, [], [finding.Problem ?? lookup.NotFound(uri, name)]);
        }

        var memory = Adopted(snapshot);
        // The provider's own uri need not be repeated on the resource, and would be planned away again.
        var spelling = MapValue.Empty.With(Attributes.Uri, Value.Of(lookup.Settings.Uri == uri ? null : uri));
        return new ImportReply(StateWriter.Write(snapshot, spelling, memory), memory.ToBytes(), []);
    }

    /// <summary>
    /// A machine that is new here. What is pending already was somebody's intention, so that it is the target: a configuration
    /// generated from what runs would take it back, and would no longer be true after the next boot.
    /// </summary>
    public static PrivateState Adopted(MachineSnapshot snapshot) =>
        PrivateState.Settled(snapshot, SizingAttribute.All.ToDictionary(a => a.Name, a => a.Read(snapshot.Configured)));

    /// <summary>Terraform itself says that a machine was deleted outside of it, and this says how that can be.</summary>
    private Problem? Gone(string? uri, string name) => lookup.Hypervisor(uri).Hypervisor?.WhyGone is { } why
        ? Problem.Warning(Attributes.Name, LifecycleRules.NotFound, $"The machine \"{name}\" is gone from {lookup.ShownRoute(uri)}. {why}")
        : null;

    private static Problem Kept(string name, Problem problem) => Problem.Warning(Attributes.Uri, LifecycleRules.KeptState,
        $"The last known state of \"{name}\" is kept (on_unreachable = \"keep\"). {problem.Text} {LifecycleRules.KeptState.Remedy}");
}
