using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>Refresh and import. Neither waits for a guest.</summary>
internal sealed class MachineReading(MachineLookup lookup)
{
    public async Task<ReadReply> ReadAsync(MapValue state, byte[] privateBytes, CancellationToken cancellationToken)
    {
        var id = state[VirtualMachineSchema.Id] is TextValue text ? text.Text : string.Empty;
        var uri = state[Attributes.Uri] is TextValue route ? route.Text : null;
        lookup.Remember(state);
        if (lookup.RouteIsUnknown(uri))
        {
            return new ReadReply(state, privateBytes, []);
        }

        var (snapshot, problem) = await lookup.ReadAsync(uri, MachineRef.ById(id), cancellationToken);
        if (problem is not null)
        {
            return new ReadReply(state, privateBytes, [problem]);
        }

        if (snapshot is null)
        {
            return new ReadReply(null, [], []);
        }

        var memory = PrivateState.Parse(privateBytes) with { Snapshot = snapshot };
        return new ReadReply(StateWriter.Write(snapshot, state, memory), memory.ToBytes(), []);
    }

    /// <param name="id">A name, a UUID, or <c>URI#name</c>.</param>
    public async Task<ImportReply> ImportAsync(string id, CancellationToken cancellationToken)
    {
        var at = id.LastIndexOf('#');
        var uri = at > 0 ? id[..at] : null;
        var name = id[(at + 1)..].Trim();
        var machine = Guid.TryParse(name, out var uuid) ? MachineRef.ById(uuid.ToString()) : MachineRef.ByName(name);
        var (snapshot, problem) = await lookup.ReadAsync(uri, machine, cancellationToken);
        if (snapshot is null)
        {
            return new ImportReply(null, [], [problem ?? lookup.NotFound(uri, name)]);
        }

        var memory = Adopted(snapshot);
        // The provider's own uri need not be repeated on the resource, and would be planned away again.
        var spelling = MapValue.Empty.With(Attributes.Uri, Value.Of(lookup.Route(null) == uri ? null : uri));
        return new ImportReply(StateWriter.Write(snapshot, spelling, memory), memory.ToBytes(), []);
    }

    /// <summary>
    /// A machine that is new here: what it has running is the target, and what is pending already was somebody's intention
    /// (PRODUCT.md, state table: "import").
    /// </summary>
    public static PrivateState Adopted(MachineSnapshot snapshot) =>
        PrivateState.Settled(snapshot, SizingAttribute.All.ToDictionary(a => a.Name, a => a.Read(snapshot.Running ?? snapshot.Configured)));
}
