using System.Runtime.InteropServices;
using static Libvirt.Native.LibvirtException;

namespace Libvirt.Native;

public sealed partial class LibvirtConnection
{
    /// <summary>Every domain that passes the filter, in libvirt's order. Dispose the list.</summary>
    public unsafe LibvirtDomainList ListAllDomains(ListDomainsFlags flags = ListDomainsFlags.All)
    {
        using var lease = HandleLease.On(_handle);
        var count = ThrowIfNegative(NativeMethods.virConnectListAllDomains(_handle, out var domains, flags));
        try
        {
            // First every pointer into a handle, so that whatever fails later leaks none.
            var handles = new DomainHandle[count];
            for (var i = 0; i < count; i++)
            {
                handles[i] = new DomainHandle(domains[i]);
            }

            return new LibvirtDomainList(Array.ConvertAll(handles, handle => new LibvirtDomain(handle, this)));
        }
        finally
        {
            NativeMemory.Free(domains);
        }
    }

    /// <summary>The domain with a UUID.</summary>
    /// <exception cref="LibvirtException"><see cref="LibvirtErrorCode.NoDomain"/>: there is none.</exception>
    public LibvirtDomain LookupByUuid(Guid uuid)
    {
        using var lease = HandleLease.On(_handle);
        return new LibvirtDomain(ThrowIfInvalid(FindByUuid(uuid), nameof(NativeMethods.virDomainLookupByUUID)), this);
    }

    /// <summary>The domain with a name.</summary>
    /// <exception cref="LibvirtException"><see cref="LibvirtErrorCode.NoDomain"/>: there is none.</exception>
    public LibvirtDomain LookupByName(string name)
    {
        using var lease = HandleLease.On(_handle);
        return new LibvirtDomain(ThrowIfInvalid(NativeMethods.virDomainLookupByName(_handle, name)), this);
    }

    /// <summary>The domain with a UUID, or null if there is none; every other failure is thrown.</summary>
    public LibvirtDomain? TryLookupByUuid(Guid uuid)
    {
        using var lease = HandleLease.On(_handle);
        return WrapUnlessMissing(FindByUuid(uuid), nameof(NativeMethods.virDomainLookupByUUID));
    }

    /// <summary>The domain with a name, or null if there is none; every other failure is thrown.</summary>
    public LibvirtDomain? TryLookupByName(string name)
    {
        using var lease = HandleLease.On(_handle);
        return WrapUnlessMissing(NativeMethods.virDomainLookupByName(_handle, name), nameof(NativeMethods.virDomainLookupByName));
    }

    /// <summary>
    /// Defines a persistent domain, or changes the next-boot definition of the one with the same UUID and name. A running
    /// domain goes on unchanged; a transient one becomes persistent.
    /// </summary>
    /// <exception cref="LibvirtException">
    /// <see cref="LibvirtErrorCode.XmlError"/>, <see cref="LibvirtErrorCode.XmlDetail"/>,
    /// <see cref="LibvirtErrorCode.ConfigUnsupported"/>; <see cref="LibvirtErrorCode.OperationFailed"/> if name and UUID
    /// belong to different domains.
    /// </exception>
    public LibvirtDomain DefineXml(string xml, DomainDefineFlags flags = DomainDefineFlags.None)
    {
        using var lease = HandleLease.On(_handle);
        return new LibvirtDomain(ThrowIfInvalid(NativeMethods.virDomainDefineXMLFlags(_handle, xml, flags)), this);
    }

    /// <summary>Starts a transient domain, which ceases to exist when it stops; or a persistent one of the same UUID, from this XML.</summary>
    public LibvirtDomain CreateXml(string xml, DomainCreateFlags flags = DomainCreateFlags.None)
    {
        using var lease = HandleLease.On(_handle);
        return new LibvirtDomain(ThrowIfInvalid(NativeMethods.virDomainCreateXML(_handle, xml, flags)), this);
    }

    /// <summary>Statistics of all domains in one call, far cheaper than asking each.</summary>
    /// <param name="types">Groups to report; groups that the driver lacks are left out unless flags say otherwise.</param>
    /// <param name="flags">Which domains; <see cref="DomainStatsFlags.NoWait"/> keeps a busy one from holding up the rest.</param>
    public unsafe IReadOnlyList<DomainStats> GetAllDomainStats(
        DomainStatsTypes types = DomainStatsTypes.All, DomainStatsFlags flags = DomainStatsFlags.None)
    {
        using var lease = HandleLease.On(_handle);
        var count = ThrowIfNegative(NativeMethods.virConnectGetAllDomainStats(_handle, types, out var records, flags));
        try
        {
            var stats = new DomainStats[count];
            for (var i = 0; i < count; i++)
            {
                var record = records[i];
                var (name, uuid) = DomainIdentity.Of(record->Domain);
                stats[i] = new DomainStats(name, uuid, TypedParameters.ToDictionary(record->Parameters, record->ParameterCount));
            }

            return stats;
        }
        finally
        {
            NativeMethods.virDomainStatsRecordListFree(records);
        }
    }

    private unsafe DomainHandle FindByUuid(Guid uuid)
    {
        var bytes = stackalloc byte[DomainIdentity.UuidLength];
        uuid.TryWriteBytes(new Span<byte>(bytes, DomainIdentity.UuidLength), bigEndian: true, out _);
        return NativeMethods.virDomainLookupByUUID(_handle, bytes);
    }

    private LibvirtDomain? WrapUnlessMissing(DomainHandle found, string function)
    {
        if (found.IsInvalid && NativeMethods.virGetLastErrorCode() == (int)LibvirtErrorCode.NoDomain)
        {
            found.Dispose();
            return null;
        }

        return new LibvirtDomain(ThrowIfInvalid(found, function), this);
    }
}
