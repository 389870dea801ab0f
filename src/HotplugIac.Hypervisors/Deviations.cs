using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors;

/// <summary>What of a sizing is not as it should be.</summary>
internal static class Deviations
{
    public static IReadOnlyList<string> Of(Sizing actual, Sizing wanted) =>
        [.. SizingAttribute.All.Where(a => a.Read(actual) != a.Read(wanted)).Select(a => $"{a.Name} is {a.Read(actual)} instead of {a.Read(wanted)}")];

    /// <summary>
    /// As the other, and down to each memory device: an empty virtio-mem device counts in no attribute and is there all the same.
    /// For two looks at the same definition.
    /// </summary>
    public static IReadOnlyList<string> OfDevicesToo(Sizing actual, Sizing wanted)
    {
        var differences = Of(actual, wanted);
        return differences.Count > 0 || Keys(actual).SetEquals(Keys(wanted)) ? differences
            : [$"the memory devices are {Text(actual)} instead of {Text(wanted)}"];
    }

    private static HashSet<(string Alias, ByteSize Size, ByteSize Requested)> Keys(Sizing sizing) => [.. sizing.Devices.Select(d => (d.Alias, d.Size, d.Requested))];

    private static string Text(Sizing sizing) => sizing.Devices.Count == 0 ? "none" : string.Join("; ", sizing.Devices);
}
