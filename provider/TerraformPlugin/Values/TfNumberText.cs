using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace TerraformPlugin;

/// <summary>Numbers as decimal text and from doubles, without rounding.</summary>
internal static class TfNumberText
{
    // Beyond this many zeros the exponent form is used; Terraform reads both.
    private const int LongestRunOfZeros = 64;

    public static (BigInteger Unscaled, int Exponent) Normalise(BigInteger unscaled, int exponent)
    {
        if (unscaled.IsZero)
        {
            return (BigInteger.Zero, 0);
        }

        // Nearly all are small, and dividing those as long integers takes a tenth of the time.
        if (unscaled >= long.MinValue && unscaled <= long.MaxValue)
        {
            var small = (long)unscaled;
            for (; small % 10 == 0; small /= 10)
            {
                exponent++;
            }

            return (small, exponent);
        }

        while (true)
        {
            var quotient = BigInteger.DivRem(unscaled, 10, out var remainder);
            if (!remainder.IsZero)
            {
                return (unscaled, exponent);
            }

            unscaled = quotient;
            exponent++;
        }
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out TfNumber? number)
    {
        number = null;
        var mantissa = text.AsSpan();
        var exponent = 0;
        var mark = mantissa.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            if (!int.TryParse(mantissa[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            {
                return false;
            }

            mantissa = mantissa[..mark];
        }

        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        if (digits.Length > CodecLimits.MaxNumberDigits || Math.Abs((long)exponent) > CodecLimits.MaxNumberDigits)
        {
            return false;
        }

        if (!HasDigits(digits)
            || !BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unscaled))
        {
            return false;
        }

        number = new TfNumber(unscaled, exponent - (point < 0 ? 0 : mantissa.Length - point - 1));
        return true;
    }

    public static TfNumber FromDouble(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new TfCodecException("Infinities and NaN are no Terraform numbers.");
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xF_FFFF_FFFF_FFFF;
        BigInteger mantissa = biased == 0 ? fraction : fraction | 0x10_0000_0000_0000;
        var power = Math.Max(biased, 1) - 1075;
        mantissa = bits < 0 ? -mantissa : mantissa;

        // m / 2^k is m × 5^k / 10^k: a finite decimal.
        return power >= 0
            ? new TfNumber(mantissa << power, 0)
            : new TfNumber(mantissa * BigInteger.Pow(5, -power), power);
    }

    public static string Write(TfNumber number)
    {
        var digits = BigInteger.Abs(number.Unscaled).ToString(CultureInfo.InvariantCulture);
        var sign = number.Unscaled.Sign < 0 ? "-" : "";
        var exponent = number.Exponent;
        if (exponent >= 0)
        {
            return exponent > LongestRunOfZeros
                ? string.Create(CultureInfo.InvariantCulture, $"{sign}{digits}e{exponent}")
                : sign + digits + new string('0', exponent);
        }

        var whole = digits.Length + exponent;
        if (whole > 0)
        {
            return $"{sign}{digits[..whole]}.{digits[whole..]}";
        }

        return -whole > LongestRunOfZeros
            ? string.Create(CultureInfo.InvariantCulture, $"{sign}{digits}e{exponent}")
            : $"{sign}0.{new string('0', -whole)}{digits}";
    }

    private static bool HasDigits(ReadOnlySpan<char> digits)
    {
        var start = digits.Length > 0 && digits[0] is '-' or '+' ? 1 : 0;
        return digits.Length > start && !digits[start..].ContainsAnyExceptInRange('0', '9');
    }
}
