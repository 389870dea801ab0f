using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors;

/// <summary>What of a sizing is not as it should be.</summary>
internal static class Deviations
{
    public static IReadOnlyList<string> Of(Sizing actual, Sizing wanted) =>
        [.. SizingAttribute.All.Where(a => a.Read(actual) != a.Read(wanted)).Select(a => $"{a.Name} is {a.Read(actual)} instead of {a.Read(wanted)}")];
}
