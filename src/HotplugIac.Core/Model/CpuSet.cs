using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace HotplugIac.Core.Model;

/// <summary>A set of vCPU ids in libvirt's notation: <c>0-3,5</c>; <c>^2</c> takes an id out again.</summary>
public sealed class CpuSet : IEquatable<CpuSet>
{
    /// <summary>The largest id that is accepted. No hypervisor in the rule book goes beyond 4096 vCPUs.</summary>
    public const int LargestId = 4095;

    /// <summary>Every second id and what separates them take 10,000.</summary>
    private const int LongestText = 32_768;

    private readonly ImmutableSortedSet<int> _ids;

    private CpuSet(ImmutableSortedSet<int> ids) => _ids = ids;

    public static CpuSet Empty { get; } = new([]);

    public int Count => _ids.Count;

    public IReadOnlyCollection<int> Ids => _ids;

    public int Highest => _ids.IsEmpty ? -1 : _ids.Max;

    public static CpuSet Of(IEnumerable<int> ids) => new([.. ids]);

    /// <summary>The ids 0 to <paramref name="count"/> − 1.</summary>
    public static CpuSet First(int count) => Of(Enumerable.Range(0, count));

    public static bool TryParse(string? text, out CpuSet set, out string error)
    {
        set = Empty;
        error = string.Empty;
        if (text?.Length > LongestText)
        {
            error = $"\"{text[..20]}…\" is too long for vCPU ids or ranges: it has more than {LongestText} characters. Write ranges such as \"0-3,8\".";
            return false;
        }

        // Ranges over ranges: what is in twice costs a fill of bytes.
        Span<bool> ids = stackalloc bool[LargestId + 1];
        foreach (var part in (text ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var remove = part[0] == '^';
            var ends = part.TrimStart('^').Split('-');
            if (ends.Length > 2 || !TryId(ends[0], out var from) || !TryId(ends[^1], out var to) || to < from)
            {
                error = $"\"{part}\" is not a vCPU id or range. Write ids from 0 to {LargestId} such as \"0-3,8\".";
                return false;
            }

            ids[from..(to + 1)].Fill(!remove);
        }

        var found = new List<int>();
        for (var id = ids.IndexOf(true); id >= 0;)
        {
            found.Add(id);
            var next = ids[(id + 1)..].IndexOf(true);
            id = next < 0 ? -1 : id + 1 + next;
        }

        set = Of(found);
        return true;
    }

    public bool Overlaps(CpuSet other) => _ids.Overlaps(other._ids);

    public CpuSet Union(IEnumerable<int> ids) => new(_ids.Union(ids));

    /// <summary>The ids below <paramref name="limit"/>.</summary>
    public CpuSet Below(int limit) => new([.. _ids.Where(id => id < limit)]);

    public bool Equals(CpuSet? other) => other is not null && _ids.SetEquals(other._ids);

    public override bool Equals(object? obj) => Equals(obj as CpuSet);

    public override int GetHashCode() => _ids.Aggregate(17, HashCode.Combine);

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < _ids.Count;)
        {
            var end = i;
            while (end + 1 < _ids.Count && _ids[end + 1] == _ids[end] + 1)
            {
                end++;
            }

            text.Append(text.Length > 0 ? "," : string.Empty).Append(CultureInfo.InvariantCulture, $"{_ids[i]}");
            if (end > i)
            {
                text.Append(CultureInfo.InvariantCulture, $"-{_ids[end]}");
            }

            i = end + 1;
        }

        return text.ToString();
    }

    private static bool TryId(string text, out int id) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id <= LargestId;
}
