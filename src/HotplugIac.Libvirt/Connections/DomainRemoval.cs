using Libvirt.Native;

namespace HotplugIac.Libvirt.Connections;

/// <summary>Stops a machine and removes its definition with all that libvirt keeps beside it. Disks stay.</summary>
internal static class DomainRemoval
{
    /// <summary>What an undefine is refused over unless a flag says what becomes of it, the most complete first.</summary>
    private static readonly DomainUndefineFlags[] Companions =
    [
        DomainUndefineFlags.ManagedSave | DomainUndefineFlags.SnapshotsMetadata | DomainUndefineFlags.CheckpointsMetadata,
        DomainUndefineFlags.ManagedSave | DomainUndefineFlags.SnapshotsMetadata,
        DomainUndefineFlags.ManagedSave,
        DomainUndefineFlags.None,
    ];

    /// <summary>No error when it is off or gone already.</summary>
    /// <param name="nvram">What becomes of the firmware's variables.</param>
    /// <exception cref="LibvirtException">libvirt refuses.</exception>
    public static void Remove(LibvirtDomain domain, DomainUndefineFlags nvram)
    {
        try
        {
            Stop(domain);
            Undefine(domain, nvram);
        }
        catch (LibvirtException e) when (e.Code == LibvirtErrorCode.NoDomain)
        {
            // It was transient, or somebody was faster.
        }
    }

    /// <summary>For cleaning up after a failure, which is what the caller has to hear of.</summary>
    public static void TryRemove(LibvirtDomain domain, DomainUndefineFlags nvram)
    {
        try
        {
            Remove(domain, nvram);
        }
        catch (LibvirtException)
        {
            // The first failure is the one that says why.
        }
    }

    /// <summary>Ends it at once. No error when it is off already.</summary>
    public static void Stop(LibvirtDomain domain)
    {
        if (!domain.IsActive())
        {
            return;
        }

        try
        {
            domain.Destroy();
        }
        catch (LibvirtException e) when (e.Code == LibvirtErrorCode.OperationInvalid && !domain.IsActive())
        {
            // It stopped by itself in between.
        }
    }

    /// <summary>Drivers refuse flags that they do not know (the test driver has no NVRAM and no checkpoints): then fewer are given.</summary>
    private static void Undefine(LibvirtDomain domain, DomainUndefineFlags nvram)
    {
        var attempts = Companions.Select(c => c | nvram).Concat(Companions).ToList();
        for (var i = 0; ; i++)
        {
            try
            {
                domain.Undefine(attempts[i]);
                return;
            }
            catch (LibvirtException e) when (e.Code is LibvirtErrorCode.InvalidArg or LibvirtErrorCode.NoSupport && i + 1 < attempts.Count)
            {
                // Next, with fewer.
            }
        }
    }
}
