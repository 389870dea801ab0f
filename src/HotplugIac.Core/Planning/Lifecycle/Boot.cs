using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>What a start makes of a configuration.</summary>
internal static class Boot
{
    /// <summary>
    /// The running machine, once the guest has followed: virtio-mem comes up empty and the guest's driver plugs it towards
    /// what is requested (RULEBOOK A4.7).
    /// </summary>
    public static Sizing Of(Sizing configured) => configured with
    {
        Devices = configured.Devices.Select(d => d.Model == MemoryModel.VirtioMem ? d with { Current = d.Requested } : d).ToEquatableList(),
    };
}
