using System.Globalization;
using HotplugIac.Harness;
using Libvirt.Native;

namespace LibvirtProbe.Refresh;

/// <summary>Machines of one kind, defined for as long as they are measured.</summary>
/// <param name="Name">For the rows.</param>
/// <param name="Runs">Started, but paused: libvirt answers for them as for running ones, and no emulated processor takes time.</param>
internal sealed record Estate(string Name, int Machines, bool Runs, GuestDefinition Definition)
{
    private const int Device = 128;

    public static IReadOnlyList<Estate> All(int domains) =>
    [
        new($"{domains} off", domains, false, Plain),
        new("10 running", 10, true, Plain with { Memory = 128 }),
        new("100 off, 1 device", 100, false, WithDevices(1)),
        new("100 off, 16 devices", 100, false, WithDevices(16)),
        new("100 off, 64 devices", 100, false, WithDevices(64)),
        new("100 off, 8 cells", 100, false, WithCells(8)),
        new("100 off, 32 cells", 100, false, WithCells(32)),
    ];

    private static GuestDefinition Plain { get; } = new() { Name = string.Empty, Vcpus = 2, MaxVcpus = 8, Memory = 512, MaxMemory = 2048 };

    public void Define(LibvirtLab lab, LibvirtConnection connection, string prefix)
    {
        for (var i = 0; i < Machines; i++)
        {
            using var domain = connection.DefineXml((Definition with { Name = string.Create(CultureInfo.InvariantCulture, $"{prefix}{i:D4}") }).ToXml(lab));
            if (Runs)
            {
                domain.Create(DomainCreateFlags.Paused);
            }
        }
    }

    public static void Remove(LibvirtConnection connection, string prefix)
    {
        using var domains = connection.ListAllDomains();
        foreach (var domain in domains.Where(d => d.Name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (domain.IsActive())
            {
                domain.Destroy();
            }

            domain.Undefine();
        }
    }

    private static GuestDefinition WithDevices(int count) => Plain with
    {
        MaxMemory = Plain.Memory + (64 * Device),
        MemorySlots = 64,
        ExtraDevices = [.. Enumerable.Repeat($"<memory model='dimm'><target><size unit='MiB'>{Device}</size><node>0</node></target></memory>", count)],
    };

    private static GuestDefinition WithCells(int count) => Plain with
    {
        MaxVcpus = 32,
        NumaCells = [.. Enumerable.Range(0, count).Select(i => new GuestCell(Cpus(i, 32 / count), Device))],
        MaxMemory = (32 + 16) * Device,
    };

    private static string Cpus(int cell, int width) => string.Create(CultureInfo.InvariantCulture, $"{cell * width}-{((cell + 1) * width) - 1}");
}
