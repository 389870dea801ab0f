using System.Runtime.InteropServices;

namespace Libvirt.Native;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainSetVcpusFlags(DomainHandle domain, uint count, DomainVcpuFlags flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainGetVcpusFlags(DomainHandle domain, DomainVcpuFlags flags);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int virDomainSetVcpu(DomainHandle domain, string vcpuMap, int state, DomainModification flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainGetVcpuPinInfo(
        DomainHandle domain, int count, byte* cpuMaps, int mapLength, DomainModification flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainSetMemoryFlags(DomainHandle domain, nuint kibibytes, DomainMemoryFlags flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainSetNumaParameters(
        DomainHandle domain, NativeTypedParameter* parameters, int count, DomainModification flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainGetNumaParameters(
        DomainHandle domain, NativeTypedParameter* parameters, ref int count, NumaParameterFlags flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial void virTypedParamsClear(NativeTypedParameter* parameters, int count);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int virDomainAttachDeviceFlags(DomainHandle domain, string xml, DomainDeviceFlags flags);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int virDomainDetachDeviceFlags(DomainHandle domain, string xml, DomainDeviceFlags flags);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int virDomainUpdateDeviceFlags(DomainHandle domain, string xml, DomainDeviceFlags flags);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int virDomainDetachDeviceAlias(DomainHandle domain, string alias, DomainDeviceFlags flags);
}
