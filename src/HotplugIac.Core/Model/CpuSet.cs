using System.Globalization;
using System.Numerics;
using System.Text;

namespace HotplugIac.Core.Model;

/// <summary>A set of vCPU ids in libvirt's notation: <c>0-3,5</c>; <c>^2</c> takes an id out again.</summary>
public sealed class CpuSet : IEquatable<CpuSet>
{
    /// <summary>The largest id that is accepted. No hypervisor in the rule book goes beyond 4096 vCPUs.</summary>
    public const int LargestId = 4095;

    /// <summary>Every second id and what separates them take 10,000.</summary>
    private const int LongestText = 32_768;

    private const int WordSize = 64;

    /// <summary>A bit for each id: a definition of a few letters can name thousands of them. The last word is never zero.</summary>
    private readonly ulong[] _words;

    private CpuSet(ReadOnlySpan<ulong> words)
    {
        _words = words[..(words.LastIndexOfAnyExcept(0UL) + 1)].ToArray();
        foreach (var word in _words)
        {
            Count += BitOperations.PopCount(word);
        }
    }

    public static CpuSet Empty { get; } = new([]);

    public int Count { get; }

    /// <summary>Ascending.</summary>
    public IReadOnlyCollection<int> Ids
    {
        get
        {
            var ids = new int[Count];
            var at = 0;
            for (var id = Next(0, isIn: true); id >= 0; id = Next(id + 1, isIn: true))
            {
                ids[at++] = id;
            }

            return ids;
        }
    }

    /// <summary>−1 of an empty set.</summary>
    public int Highest => _words.Length == 0 ? -1 : (_words.Length * WordSize) - 1 - BitOperations.LeadingZeroCount(_words[^1]);

    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond what any machine or host has (<see cref="MachineFacts.VcpuCeiling"/>).</exception>
    public static CpuSet Of(IEnumerable<int> ids) => Empty.Union(ids);

    /// <summary>The ids 0 to <paramref name="count"/> − 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">That is more than any machine has (<see cref="MachineFacts.VcpuCeiling"/>).</exception>
    public static CpuSet First(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MachineFacts.VcpuCeiling);
        var words = new ulong[(Math.Max(count, 0) + WordSize - 1) / WordSize];
        Fill(words, 0, count - 1, isIn: true);
        return new(words);
    }

    public static bool TryParse(string? text, out CpuSet set, out string error)
    {
        set = Empty;
        error = string.Empty;
        if (text?.Length > LongestText)
        {
            error = $"\"{text[..20]}…\" is too long for vCPU ids or ranges: it has more than {LongestText} characters. Write ranges such as \"0-3,8\".";
            return false;
        }

        // Ranges over ranges: what is in twice costs a fill of bits.
        Span<ulong> words = stackalloc ulong[(LargestId + 1) / WordSize];
        foreach (var part in (text ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var remove = part[0] == '^';
            var ends = part.TrimStart('^').Split('-');
            if (ends.Length > 2 || !TryId(ends[0], out var from) || !TryId(ends[^1], out var to) || to < from)
            {
                error = $"\"{part}\" is not a vCPU id or range. Write ids from 0 to {LargestId} such as \"0-3,8\".";
                return false;
            }

            Fill(words, from, to, !remove);
        }

        set = new(words);
        return true;
    }

    public bool Overlaps(CpuSet other)
    {
        for (var i = 0; i < Math.Min(_words.Length, other._words.Length); i++)
        {
            if ((_words[i] & other._words[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond what any machine or host has (<see cref="MachineFacts.VcpuCeiling"/>).</exception>
    public CpuSet Union(IEnumerable<int> ids)
    {
        var words = _words.AsSpan().ToArray();
        foreach (var id in ids)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(id, nameof(ids));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, MachineFacts.VcpuCeiling, nameof(ids));
            if (id / WordSize >= words.Length)
            {
                Array.Resize(ref words, (id / WordSize) + 1);
            }

            words[id / WordSize] |= 1UL << (id % WordSize);
        }

        return new(words);
    }

    /// <summary>The ids below <paramref name="limit"/>.</summary>
    public CpuSet Below(int limit)
    {
        var words = _words.AsSpan().ToArray();
        Fill(words, Math.Max(limit, 0), (words.Length * WordSize) - 1, isIn: false);
        return new(words);
    }

    public bool Equals(CpuSet? other) => other is not null && _words.AsSpan().SequenceEqual(other._words);

    public override bool Equals(object? obj) => Equals(obj as CpuSet);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var word in _words)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var from = Next(0, isIn: true); from >= 0;)
        {
            var after = Next(from, isIn: false);
            var to = after < 0 ? Highest : after - 1;
            text.Append(text.Length > 0 ? "," : string.Empty).Append(CultureInfo.InvariantCulture, $"{from}");
            if (to > from)
            {
                text.Append(CultureInfo.InvariantCulture, $"-{to}");
            }

            from = Next(to + 1, isIn: true);
        }

        return text.ToString();
    }

    /// <summary>The first id from <paramref name="from"/> on that is in the set, or is not; −1 when there is none in its words.</summary>
    private int Next(int from, bool isIn)
    {
        for (var at = from / WordSize; at < _words.Length; at++)
        {
            var word = isIn ? _words[at] : ~_words[at];
            word &= at == from / WordSize ? ulong.MaxValue << (from % WordSize) : ulong.MaxValue;
            if (word != 0)
            {
                return (at * WordSize) + BitOperations.TrailingZeroCount(word);
            }
        }

        return -1;
    }

    /// <param name="to">Included; less than <paramref name="from"/>: nothing is done.</param>
    private static void Fill(Span<ulong> words, int from, int to, bool isIn)
    {
        for (var at = from / WordSize; from <= to && at <= to / WordSize; at++)
        {
            var mask = at == from / WordSize ? ulong.MaxValue << (from % WordSize) : ulong.MaxValue;
            mask &= at == to / WordSize ? ulong.MaxValue >> (WordSize - 1 - (to % WordSize)) : ulong.MaxValue;
            words[at] = isIn ? words[at] | mask : words[at] & ~mask;
        }
    }

    private static bool TryId(string text, out int id) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id <= LargestId;
}
