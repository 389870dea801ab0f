using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Connections;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Facts;

/// <summary>Reads the host; blocking. A fact that the driver does not tell is missing, and no error.</summary>
internal static class HostReader
{
    private const string QemuDriver = "QEMU";

    /// <param name="machineType">As for <see cref="IHypervisor.ReadHostAsync"/>.</param>
    /// <exception cref="LibvirtException">libvirt refuses.</exception>
    public static HostReading Read(OpenConnection connection, string? machineType)
    {
        var native = connection.Native;
        var capabilities = DomainDocument.Load(native.GetCapabilities());
        var traits = UsualMachine.Traits(native, capabilities, machineType);
        var host = native.GetNodeInfo();
        var versions = connection.Capabilities.Versions;
        return new HostReading(traits.Arch, (int)host.Cpus, ByteSize.FromKiB((long)host.MemoryKib), connection.Capabilities.For(traits, ByteSize.Zero))
        {
            MachineType = traits.Machine.Length == 0 ? null : traits.Machine,
            LibvirtVersion = HostVersions.Text(versions.Libvirt),
            QemuVersion = native.DriverType == QemuDriver ? HostVersions.Text(versions.Qemu) : null,
            FreeMemory = Told<ulong?>(connection, () => native.GetFreeMemory()) is { } free ? Bytes(free) : null,
            Nodes = [.. WithFree(connection, HostCells.Read(capabilities))],
        };
    }

    private static IEnumerable<HostNode> WithFree(OpenConnection connection, IReadOnlyList<HostNode> nodes)
    {
        if (nodes.Count == 0)
        {
            return [];
        }

        var (first, last) = (nodes[0].Id, nodes[^1].Id);
        var free = Told(connection, () => connection.Native.GetCellsFreeMemory(first, last - first + 1)) ?? [];
        return nodes.Select(n => n with
        {
            FreeMemory = n.Id - first < free.Count ? Bytes(free[n.Id - first]) : null,
            HugePages = WithFree(connection, n),
        });
    }

    private static EquatableList<HostPages> WithFree(OpenConnection connection, HostNode node)
    {
        if (node.HugePages.Count == 0)
        {
            return [];
        }

        var free = Told(connection, () => connection.Native.GetFreePages(node.Id, [.. node.HugePages.Select(p => (uint)p.Size.KiB)]));
        return free is null ? node.HugePages : node.HugePages.Select((p, i) => p with { Free = (long)free[i] }).ToEquatableList();
    }

    private static ByteSize Bytes(ulong bytes) => new((long)Math.Min(bytes, long.MaxValue));

    private static T? Told<T>(OpenConnection connection, Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (LibvirtException) when (connection.IsAlive())
        {
            return default;
        }
    }
}
