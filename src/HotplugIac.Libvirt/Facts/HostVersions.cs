using System.Globalization;

namespace HotplugIac.Libvirt.Facts;

/// <summary>Versions on the hypervisor's side, numbered as libvirt numbers them: major × 1,000,000 + minor × 1,000 + release.</summary>
/// <param name="Libvirt">The daemon's, not that of the client library.</param>
/// <param name="Qemu">The default emulator's; a driver other than QEMU gives its own here.</param>
internal sealed record HostVersions(long Libvirt, long Qemu)
{
    public bool LibvirtIsAtLeast(int major, int minor) => Libvirt >= Number(major, minor);

    public bool QemuIsAtLeast(int major, int minor) => Qemu >= Number(major, minor);

    /// <summary>A version as people write it: <c>9.0.0</c>.</summary>
    public static string Text(long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number / 1_000_000}.{number / 1_000 % 1_000}.{number % 1_000}");

    private static long Number(int major, int minor) => (major * 1_000_000L) + (minor * 1_000L);
}
