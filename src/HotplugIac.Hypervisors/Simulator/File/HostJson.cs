using System.Text.Json;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>The host. Only what differs from the usual is written.</summary>
internal static class HostJson
{
    private static readonly SimulatedHost Usual = new();

    public static SimulatedHost Read(JsonItem? item) => item?.Known("architecture", "libvirt_version", "qemu_version", "cpus", "memory") is null ? Usual : new SimulatedHost
    {
        Architecture = item["architecture"]?.Text() ?? Usual.Architecture,
        LibvirtVersion = item["libvirt_version"]?.Text() ?? Usual.LibvirtVersion,
        QemuVersion = item["qemu_version"]?.Text() ?? Usual.QemuVersion,
        Cpus = item["cpus"]?.Whole(least: 1, most: CpuSet.LargestId + 1) ?? Usual.Cpus,
        Memory = item["memory"]?.Size() ?? Usual.Memory,
    };

    public static void Write(Utf8JsonWriter writer, SimulatedHost host)
    {
        if (host == Usual)
        {
            return;
        }

        writer.WriteStartObject("host");
        writer.Put("architecture", host.Architecture, Usual.Architecture);
        writer.Put("libvirt_version", host.LibvirtVersion, Usual.LibvirtVersion);
        writer.Put("qemu_version", host.QemuVersion, Usual.QemuVersion);
        writer.Put("cpus", host.Cpus, Usual.Cpus);
        writer.Put("memory", host.Memory, Usual.Memory);
        writer.WriteEndObject();
    }
}
