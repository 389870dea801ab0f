using System.Globalization;

namespace HotplugIac.Core.Model;

/// <summary>An amount of memory in bytes, written with IEC units such as <c>8GiB</c> or <c>512MiB</c>.</summary>
/// <param name="Bytes">Never negative.</param>
public readonly record struct ByteSize(long Bytes) : IComparable<ByteSize>
{
    private static readonly (string Unit, int Shift)[] Units =
        [("PiB", 50), ("TiB", 40), ("GiB", 30), ("MiB", 20), ("KiB", 10), ("B", 0)];

    private const string Allowed = "Write a number and one of B, KiB, MiB, GiB, TiB or PiB, such as \"8GiB\" or \"512MiB\".";

    public static ByteSize Zero => default;

    /// <summary>True for zero, which hypervisors write where there is no such memory.</summary>
    public bool IsZero => Bytes == 0;

    public static ByteSize FromKiB(long kib) => new(kib << 10);

    public static ByteSize FromMiB(long mib) => new(mib << 20);

    public static ByteSize FromGiB(long gib) => new(gib << 30);

    /// <summary>Whole KiB, the unit of libvirt's XML, rounded up.</summary>
    public long KiB => (Bytes >> 10) + ((Bytes & 1023) == 0 ? 0 : 1);

    /// <summary>
    /// Reads <c>8GiB</c>, <c>1.5GiB</c> or <c>512 MiB</c>. The unit is required: a bare number means bytes to some tools,
    /// KiB to libvirt and MiB to others.
    /// </summary>
    /// <param name="error">What is wrong and what is allowed; empty on success.</param>
    public static bool TryParse(string? text, out ByteSize size, out string error)
    {
        size = default;
        error = string.Empty;
        var trimmed = (text ?? string.Empty).Trim();
        var digits = trimmed.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        var unitText = trimmed[digits..].Trim();
        var unit = Array.Find(Units, u => u.Unit == unitText);
        if (digits == 0 || unit.Unit is null)
        {
            error = Explain(trimmed, digits, unitText);
            return false;
        }

        // Beyond 28 digits a decimal rounds, and a size must mean exactly what it says.
        var fits = digits <= 28;
        if (!decimal.TryParse(trimmed[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && fits)
        {
            error = $"\"{trimmed}\" is not a size. {Allowed}";
            return false;
        }

        if (!fits || number > long.MaxValue >> unit.Shift)
        {
            error = $"\"{trimmed}\" is not a size that fits: the largest is 8191PiB, with at most 28 digits.";
            return false;
        }

        var bytes = number * (1L << unit.Shift);
        if (bytes != decimal.Truncate(bytes))
        {
            error = $"\"{trimmed}\" is not a whole number of bytes.";
            return false;
        }

        size = new ByteSize((long)bytes);
        return true;
    }

    /// <summary>Parses a size that the program itself wrote.</summary>
    /// <exception cref="FormatException">The text is no size.</exception>
    public static ByteSize Parse(string text) =>
        TryParse(text, out var size, out var error) ? size : throw new FormatException(error);

    public ByteSize RoundUp(ByteSize unit) =>
        unit.Bytes <= 1 ? this : new ByteSize(checked((Bytes / unit.Bytes * unit.Bytes) + (Bytes % unit.Bytes == 0 ? 0 : unit.Bytes)));

    public ByteSize RoundDown(ByteSize unit) =>
        unit.Bytes <= 1 ? this : new ByteSize(Bytes / unit.Bytes * unit.Bytes);

    public bool IsMultipleOf(ByteSize unit) => unit.Bytes <= 1 || Bytes % unit.Bytes == 0;

    public int CompareTo(ByteSize other) => Bytes.CompareTo(other.Bytes);

    /// <summary>The shortest exact form: a whole number of the largest unit that divides it.</summary>
    public override string ToString()
    {
        foreach (var (unit, shift) in Units)
        {
            var one = 1L << shift;
            if (Bytes >= one && Bytes % one == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{Bytes >> shift}{unit}");
            }
        }

        return "0B";
    }

    public static ByteSize operator +(ByteSize a, ByteSize b) => new(checked(a.Bytes + b.Bytes));

    public static ByteSize operator -(ByteSize a, ByteSize b) => new(a.Bytes - b.Bytes);

    public static ByteSize operator *(ByteSize a, long factor) => new(checked(a.Bytes * factor));

    public static bool operator <(ByteSize a, ByteSize b) => a.Bytes < b.Bytes;

    public static bool operator >(ByteSize a, ByteSize b) => a.Bytes > b.Bytes;

    public static bool operator <=(ByteSize a, ByteSize b) => a.Bytes <= b.Bytes;

    public static bool operator >=(ByteSize a, ByteSize b) => a.Bytes >= b.Bytes;

    public static ByteSize Min(ByteSize a, ByteSize b) => a <= b ? a : b;

    public static ByteSize Max(ByteSize a, ByteSize b) => a >= b ? a : b;

    public static ByteSize Sum(IEnumerable<ByteSize> sizes) => sizes.Aggregate(Zero, (sum, next) => sum + next);

    private static string Explain(string text, int digits, string unit)
    {
        if (digits > 0 && unit.Length == 0)
        {
            return $"\"{text}\" has no unit. {Allowed}";
        }

        var near = Array.Find(Units, u => unit.Length > 0 && u.Unit[0] == char.ToUpperInvariant(unit[0]));
        return digits > 0 && near.Unit is not null
            ? $"\"{text}\" has the unit \"{unit}\"; did you mean \"{text[..digits]}{near.Unit}\"? {Allowed}"
            : $"\"{text}\" is not a size. {Allowed}";
    }
}
