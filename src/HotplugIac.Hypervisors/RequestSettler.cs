using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors;

/// <summary>
/// Sets a virtio-mem request that the guest did not follow to what the guest has, or the machine would change later without
/// anybody asking. Nothing is taken or given by it.
/// </summary>
internal sealed class RequestSettler(IHypervisor hypervisor, ReadBack reader)
{
    /// <summary>What the request is set to: what the guest has, in whole blocks.</summary>
    public static ByteSize Settled(MemoryDevice device) => ByteSize.Min(device.Current.RoundUp(device.Block), device.Size);

    /// <returns>A sentence on what became of the request; empty when it says what the guest has already.</returns>
    public async Task<string> SettleAsync(string id, MemoryDevice device, CancellationToken cancellationToken)
    {
        var settled = Settled(device);
        if (settled == device.Requested)
        {
            return string.Empty;
        }

        try
        {
            await hypervisor.ApplyLiveAsync(id, new ResizeMemoryDeviceStep(device.Alias, device.Requested, settled), cancellationToken);
            var back = (await reader.ReadAsync(id, cancellationToken))?.Running?.Devices.FirstOrDefault(d => d.Alias == device.Alias)?.Requested;
            return back == settled ? $"The request was set back to {settled}." : $"The request could not be set back to {settled}: it is {back?.ToString() ?? "not known"}.";
        }
        catch (HypervisorException e)
        {
            return $"The request could not be set back to {settled}: {e.Message}";
        }
    }
}
