using System.Security.Cryptography;
using System.Text;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>UUIDs of machines in the file.</summary>
internal static class MachineIds
{
    public static string Read(JsonItem item) =>
        Guid.TryParseExact(item.Text(), "D", out var id) ? id.ToString("D") : throw item.Wrong("a UUID, for example \"0b54a7c6-7f0e-4b0e-9f6b-5a3c1d2e4f60\", or be left out");

    /// <summary>Always the same id for a name, so that a seed without one can be read any number of times (RFC 9562, version 8).</summary>
    public static string Of(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("hotplug simulator " + name))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
