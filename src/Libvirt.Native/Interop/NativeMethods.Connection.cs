using System.Runtime.InteropServices;

namespace Libvirt.Native;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial ConnectionHandle virConnectOpenAuth(string uri, NativeAuth* auth, uint flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virConnectClose(nint connection);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virConnectGetLibVersion(ConnectionHandle connection, out nuint version);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virConnectGetVersion(ConnectionHandle connection, out nuint version);

    /// <summary>Borrowed, valid as long as the connection.</summary>
    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial nint virConnectGetType(ConnectionHandle connection);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial string? virConnectGetHostname(ConnectionHandle connection);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial string? virConnectGetURI(ConnectionHandle connection);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virConnectIsAlive(ConnectionHandle connection);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virConnectIsSecure(ConnectionHandle connection);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virConnectIsEncrypted(ConnectionHandle connection);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virConnectSetKeepAlive(ConnectionHandle connection, int intervalSeconds, uint count);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial string? virConnectGetCapabilities(ConnectionHandle connection);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial string? virConnectGetDomainCapabilities(
        ConnectionHandle connection, string? emulator, string? arch, string? machine, string? virtType, uint flags);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int virConnectGetMaxVcpus(ConnectionHandle connection, string? type);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial ulong virNodeGetFreeMemory(ConnectionHandle connection);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virNodeGetCellsFreeMemory(ConnectionHandle connection, ulong* bytes, int first, int count);

    /// <param name="sizes">KiB.</param>
    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virNodeGetFreePages(
        ConnectionHandle connection, uint sizeCount, uint* sizes, int firstCell, uint cellCount, ulong* counts, uint flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virNodeGetInfo(ConnectionHandle connection, out NativeNodeInfo info);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virNodeGetCPUMap(nint connection, nint cpuMap, nint online, uint flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virConnectListAllDomains(ConnectionHandle connection, out nint* domains, ListDomainsFlags flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial DomainHandle virDomainLookupByUUID(ConnectionHandle connection, byte* uuid);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial DomainHandle virDomainLookupByName(ConnectionHandle connection, string name);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial DomainHandle virDomainDefineXMLFlags(ConnectionHandle connection, string xml, DomainDefineFlags flags);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial DomainHandle virDomainCreateXML(ConnectionHandle connection, string xml, DomainCreateFlags flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virConnectGetAllDomainStats(
        ConnectionHandle connection, DomainStatsTypes stats, out NativeStatsRecord** records, DomainStatsFlags flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial void virDomainStatsRecordListFree(NativeStatsRecord** records);

    /// <param name="domain">Zero means every domain.</param>
    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virConnectDomainEventRegisterAny(
        ConnectionHandle connection,
        nint domain,
        DomainEventId eventId,
        void* callback,
        nint opaque,
        delegate* unmanaged[Cdecl]<nint, void> free);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virConnectDomainEventDeregisterAny(ConnectionHandle connection, int callbackId);
}
