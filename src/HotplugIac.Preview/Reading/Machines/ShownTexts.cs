using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Forecasting;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading.Machines;

/// <summary>The attributes whose values reports show, and nothing besides.</summary>
internal static class ShownTexts
{
    private static readonly IReadOnlyList<string> Shown = [Attributes.Name, .. SizingAttribute.All.Select(a => a.Name), Attributes.PowerState];

    public static bool IsShown(string attribute) => Shown.Contains(attribute);

    /// <summary>What differs between two sets of values.</summary>
    public static IEnumerable<ChangeLine> Differences(MapValue before, MapValue after, Secrecy secrecy) => Shown
        .Where(a => !before[a].HasUnknown && !after[a].HasUnknown)
        .Select(a => (Attribute: a, From: ShownSizes.Text(a, before[a]), To: ShownSizes.Text(a, after[a])))
        .Where(d => d.From != d.To)
        .Select(d => secrecy.Line(d.Attribute, Timing.Live, $"{d.From} → {d.To}"));
}
