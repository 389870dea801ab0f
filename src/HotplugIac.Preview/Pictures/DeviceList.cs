namespace HotplugIac.Preview.Pictures;

/// <summary>A device in a list, and what becomes of it.</summary>
/// <param name="Sign">+ new or larger, - gone or smaller, ~ another one, space as before.</param>
internal readonly record struct DeviceRow(char Sign, string Name, string Facts);

/// <summary>The devices of a moment as a list that stays short.</summary>
internal static class DeviceList
{
    /// <param name="limit">The most rows; a row that counts the rest comes on top of it.</param>
    public static IReadOnlyList<DeviceRow> Of(Moment moment, int limit)
    {
        var pairs = DevicePair.Of(moment.Sizing, moment.Before);

        // What changes must not be hidden behind what does not.
        var shown = pairs.Count <= limit ? pairs : [.. pairs.OrderBy(p => p.Changed ? 0 : 1).Take(limit)];
        var rest = pairs.OrderBy(p => p.Changed ? 0 : 1).Skip(shown.Count).ToList();
        var rows = shown.Select(Row).ToList();
        if (rest.Count > 0)
        {
            var changed = rest.Count(p => p.Changed);
            rows.Add(new DeviceRow(' ', $"and {rest.Count} more{(changed > 0 ? $", {changed} changed" : string.Empty)}", ShortSize.Of(MemoryAmount.Sum(rest.Select(p => MemoryAmount.Of(p.Any))))));
        }

        return rows;
    }

    private static DeviceRow Row(DevicePair pair) => pair switch
    {
        { Changed: false } => new DeviceRow(' ', DeviceText.Name(pair.Any), DeviceText.Facts(pair.Any)),
        { Before: null } => new DeviceRow('+', DeviceText.Name(pair.Any), DeviceText.Facts(pair.Any)),
        { Now: null } => new DeviceRow('-', DeviceText.Name(pair.Any), DeviceText.Facts(pair.Any)),
        { Before: { } old, Now: { } now } => new DeviceRow(Sign(pair), DeviceText.Name(now), DeviceText.Change(old, now)),
    };

    private static char Sign(DevicePair pair) => pair.NowBytes.CompareTo(pair.BeforeBytes) switch
    {
        > 0 => '+',
        < 0 => '-',
        _ => '~',
    };
}
