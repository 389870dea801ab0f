using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Pictures;

/// <summary>A device in a list, or several that are alike and unnamed.</summary>
/// <param name="Sign">+ new, - gone, ~ changed, space as before.</param>
internal readonly record struct DeviceRow(char Sign, string Name, string Facts)
{
    public override string ToString() => $"{Sign} {Name} {Facts}";
}

/// <summary>The devices of a moment as a list that stays short.</summary>
internal static class DeviceList
{
    /// <param name="limit">The most rows; a row that counts the rest comes on top of it.</param>
    public static IReadOnlyList<DeviceRow> Of(Moment moment, int limit)
    {
        var pairs = DevicePair.Of(moment.Sizing, moment.Before);

        // What changes must not be hidden behind what does not.
        var shown = pairs.Count <= limit ? pairs : [.. pairs.OrderBy(p => p.Changed ? 0 : 1).Take(limit)];
        var rest = pairs.Count <= limit ? [] : pairs.OrderBy(p => p.Changed ? 0 : 1).Skip(limit).ToList();
        var rows = shown.Select(Row).ToList();
        if (rest.Count > 0)
        {
            rows.Add(new DeviceRow(' ', $"and {Counted.Of(rest.Count, "more device")}", ShortSize.Of(MemoryAmount.Sum(rest.Select(p => MemoryAmount.Of(p.Any))))));
        }

        return rows;
    }

    private static DeviceRow Row(DevicePair pair) => new(Sign(pair), DeviceText.Name(pair.Any), DeviceText.Facts(pair.Any));

    private static char Sign(DevicePair pair) => pair switch
    {
        { Changed: false } => ' ',
        { Before: null } => '+',
        { Now: null } => '-',
        _ => '~',
    };
}
