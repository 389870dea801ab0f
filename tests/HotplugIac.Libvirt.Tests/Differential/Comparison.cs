using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Tests.Differential;

/// <summary>Whether two looks at what should be the same machine show the same.</summary>
internal static class Comparison
{
    /// <returns>Empty when they do.</returns>
    public static IReadOnlyList<string> Differences(MachineSnapshot libvirt, MachineSnapshot simulator) =>
    [
        .. Lines(libvirt).Zip(Lines(simulator)).Where(p => p.First.Value != p.Second.Value)
            .Select(p => $"{p.First.Name}: libvirt {p.First.Value}, simulator {p.Second.Value}"),
    ];

    private static IEnumerable<(string Name, string Value)> Lines(MachineSnapshot s) =>
    [
        ("power", s.Power.ToString()),
        ("persistent", s.Persistent.ToString()),
        ("mark", s.StoppedByUs.ToString()),
        ("managed save", s.ManagedSave.ToString()),
        ("facts", s.Facts.ToString()),
        .. Lines("running", s.Running),
        .. Lines("configured", s.Configured),
    ];

    private static IEnumerable<(string Name, string Value)> Lines(string which, Sizing? sizing) =>
    [
        .. SizingAttribute.All.Select(a => ($"{which} {a.Name}", sizing is null ? "off" : a.Read(sizing))),
        ($"{which} max_memory as written", sizing?.MaxMemory.ToString() ?? "off"),

        // The order in which a definition lists its devices is libvirt's own business.
        ($"{which} devices", sizing is null ? "off" : string.Join("; ", sizing.Devices.OrderBy(d => d.Alias, StringComparer.Ordinal).Select(d => $"{d}, block {d.Block}, current {d.Current}"))),
    ];
}
