namespace HotplugIac.Hypervisors.Simulator;

/// <content>The host, and all its machines.</content>
public sealed partial class SimulatorHypervisor
{
    /// <inheritdoc/>
    public async Task<HostReading> ReadHostAsync(string? machineType, CancellationToken cancellationToken)
    {
        HostReading? reading = null;
        await CallAsync(
            SimulatorCall.Read,
            static (_, _) => false,
            state =>
            {
                reading = SimulatedHostReading.Of(state, machineType);
                return (state, null);
            },
            cancellationToken);
        return reading!;
    }

    /// <summary>A look at each machine of the list. A fault for one machine leaves that one unread, and the others are listed.</summary>
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ListedMachine>> ListAsync(MachineFilter filter, CancellationToken cancellationToken)
    {
        IReadOnlyList<ListedMachine> listed = [];
        await CallAsync(
            SimulatorCall.Read,
            static (_, _) => false,
            state =>
            {
                (var after, listed) = ListingPass.Over(state, filter);
                return (after, null);
            },
            cancellationToken);
        return listed;
    }
}
