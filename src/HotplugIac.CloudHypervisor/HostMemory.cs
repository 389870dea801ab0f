using System.Globalization;
using HotplugIac.Core.Model;

namespace HotplugIac.CloudHypervisor;

/// <summary>The host's memory (proc_meminfo(5)): Cloud Hypervisor itself says nothing of its host.</summary>
internal static class HostMemory
{
    /// <returns>All of it, and what could be given out now; null where the kernel does not say.</returns>
    public static (ByteSize Total, ByteSize? Free) Read()
    {
        try
        {
            var lines = File.ReadAllLines("/proc/meminfo");
            return (Of(lines, "MemTotal:") ?? ByteSize.Zero, Of(lines, "MemAvailable:"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (ByteSize.Zero, null);
        }
    }

    private static ByteSize? Of(string[] lines, string name) =>
        lines.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kib, ..]
            && long.TryParse(kib, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? ByteSize.FromKiB(number) : null;
}
