using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Guests;
using HotplugIac.Libvirt.Reading;

namespace HotplugIac.Libvirt;

/// <content>The guest's own view, through its agent. A refresh never comes here.</content>
public sealed partial class LibvirtHypervisor
{
    /// <inheritdoc/>
    public Task<GuestView?> ReadGuestAsync(string id, CancellationToken cancellationToken) =>
        _changes.ReadAsync(
            "asking the guest agent",
            connection =>
            {
                using var domain = DomainLookup.Find(connection.Native, MachineRef.ById(id)) ?? throw Errors.NotFound(id);
                return GuestReader.Read(new GuestAgent(domain));
            },
            cancellationToken);

    /// <inheritdoc/>
    public async Task OnlineGuestAsync(string id, GuestView offline, CancellationToken cancellationToken)
    {
        foreach (var piece in GuestOnliner.Pieces(offline))
        {
            var isSilent = await ChangeAsync(
                "online vCPUs and memory in the guest",
                id,
                (_, domain) =>
                {
                    var agent = new GuestAgent(domain);
                    piece(agent);
                    return agent.IsSilent;
                },
                cancellationToken);
            if (isSilent)
            {
                return;
            }
        }
    }
}
