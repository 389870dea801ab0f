using System.Runtime.InteropServices;

namespace Libvirt.Native;

/// <summary>
/// libvirt's C functions, under their own names.
/// </summary>
/// <remarks>
/// A <c>string</c> result is one that libvirt allocates for the caller: the generated code copies it and releases it with
/// free(), which is what Marshal.FreeCoTaskMem is on Unix. A borrowed <c>const char *</c> is declared as nint instead.
/// Out arrays are nint* and released by the caller with NativeMemory.Free, for the same reason.
/// </remarks>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virInitialize();

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virGetVersion(out nuint libraryVersion, nint type, nint typeVersion);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial void virSetErrorFunc(nint userData, delegate* unmanaged[Cdecl]<nint, nint, void> handler);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial NativeError* virGetLastError();

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virGetLastErrorCode();

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial void virResetLastError();

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virEventRegisterDefaultImpl();

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virEventRunDefaultImpl();

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virEventAddTimeout(
        int milliseconds, delegate* unmanaged[Cdecl]<int, nint, void> callback, nint opaque, nint free);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial void virEventUpdateTimeout(int timer, int milliseconds);
}
