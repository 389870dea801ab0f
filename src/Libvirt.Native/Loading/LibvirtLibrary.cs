using System.Runtime.InteropServices;

namespace Libvirt.Native;

/// <summary>
/// Finds libvirt's shared objects and prepares them, at the first use of the binding and never before: loading
/// libvirt.so.0 costs about 15 ms, which a program that only prints its version should not pay.
/// </summary>
/// <remarks>
/// A failed load is remembered: later uses in the same process fail at once with the same exception.
/// </remarks>
public static class LibvirtLibrary
{
    /// <summary>
    /// The environment variable that names a directory to load <c>libvirt.so.0</c> and <c>libvirt-qemu.so.0</c> from (on macOS <c>.0.dylib</c>).
    /// If it is set, only that directory is tried. It is read once, at the first use.
    /// </summary>
    public const string PathVariable = "LIBVIRT_LIBRARY_PATH";

    internal const string Core = "libvirt.so.0";
    internal const string Qemu = "libvirt-qemu.so.0";

    // A process has one copy of each library whatever we do, so one handle each is kept for the life of the process.
    private static readonly Lazy<nint> CoreHandle = new(LoadCore);
    private static readonly Lazy<nint> QemuHandle = new(() => Load(Qemu));

    /// <summary>The version of the loaded client library as libvirt numbers it: major * 1,000,000 + minor * 1,000 + release.</summary>
    /// <exception cref="LibvirtNotInstalledException">libvirt.so.0 cannot be loaded.</exception>
    /// <exception cref="LibvirtException">libvirt refuses to say.</exception>
    public static long ClientVersion
    {
        get
        {
            EnsureLoaded();
            LibvirtException.ThrowIfNegative(NativeMethods.virGetVersion(out var version, 0, 0));
            return (long)version;
        }
    }

    /// <summary>Turns libvirt's version number (9000000) into a version (9.0.0).</summary>
    public static Version ToVersion(long number) =>
        new((int)(number / 1_000_000), (int)(number / 1_000 % 1_000), (int)(number % 1_000));

    /// <summary>Loads libvirt.so.0 if it is not loaded yet.</summary>
    /// <exception cref="LibvirtNotInstalledException">It cannot be loaded.</exception>
    /// <exception cref="LibvirtException">It was loaded but cannot initialise itself.</exception>
    public static void EnsureLoaded() => _ = CoreHandle.Value;

    /// <summary>Loads libvirt-qemu.so.0 (guest agent commands), which distributions ship in libvirt.so.0's package.</summary>
    internal static void EnsureQemuLoaded()
    {
        EnsureLoaded();
        _ = QemuHandle.Value;
    }

    private static unsafe nint LoadCore()
    {
        var handle = Load(Core);
        NativeLibrary.SetDllImportResolver(typeof(LibvirtLibrary).Assembly, (name, _, _) => Resolve(name, handle));

        // Without a function of ours libvirt prints every error on stderr, also those that a caller expects and handles.
        // The function is a process-wide setting inside libvirt; each error still reaches the caller as an exception.
        NativeMethods.virSetErrorFunc(0, &Silence);
        LibvirtException.ThrowIfNegative(NativeMethods.virInitialize());
        return handle;
    }

    private static nint Resolve(string name, nint core) => name switch
    {
        Core => core,
        Qemu => QemuHandle.Value,
        _ => 0,
    };

    private static nint Load(string library)
    {
        var files = LibraryFiles.Candidates(library, Environment.GetEnvironmentVariable(PathVariable), OperatingSystem.IsMacOS());
        foreach (var file in files.SkipLast(1))
        {
            if (NativeLibrary.TryLoad(file, out var handle))
            {
                return handle;
            }
        }

        try
        {
            return NativeLibrary.Load(files[^1]);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new LibvirtNotInstalledException(library, string.Join(", ", files), e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static void Silence(nint userData, nint error)
    {
    }
}
