using System.Globalization;
using System.Numerics;

namespace TerraformPlugin;

/// <summary>
/// An exact decimal number, <see cref="Unscaled"/> × 10^<see cref="Exponent"/>. Terraform's numbers have arbitrary
/// precision: 0.1 must come back as 0.1, which a double cannot do.
/// </summary>
public sealed record TfNumber : TfValue
{
    public TfNumber(long value)
        : this(new BigInteger(value), 0)
    {
    }

    public TfNumber(BigInteger value)
        : this(value, 0)
    {
    }

    public TfNumber(decimal value)
        : this(UnscaledOf(value), -value.Scale)
    {
    }

    internal TfNumber(BigInteger unscaled, int exponent) =>
        (Unscaled, Exponent) = TfNumberText.Normalise(unscaled, exponent);

    /// <summary>The digits, without trailing zeros, so that equal numbers have equal parts.</summary>
    public BigInteger Unscaled { get; }

    public int Exponent { get; }

    public bool IsInteger => Exponent >= 0;

    public override bool IsWhollyKnown => true;

    /// <summary>Reads decimal text such as <c>-12.50</c> or <c>1e9</c>.</summary>
    /// <exception cref="TfCodecException">The text is no number, or has more than 4096 digits.</exception>
    public static TfNumber Parse(string text) =>
        TfNumberText.TryParse(text, out var number) ? number : throw new TfCodecException($"Not a number: \"{Shorten(text)}\"");

    /// <summary>The number that the double stands for, digit for digit.</summary>
    /// <exception cref="TfCodecException">The double is an infinity or not a number.</exception>
    public static TfNumber FromDouble(double value) => TfNumberText.FromDouble(value);

    /// <summary>The number as a long; false when it has a fraction or does not fit.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        // 19 digits are the most that a long has: checked first, so that 1e4096 builds no giant integer.
        if (!IsInteger || Exponent > 19 || Unscaled < long.MinValue || Unscaled > long.MaxValue)
        {
            return false;
        }

        var whole = (Int128)(long)Unscaled;
        for (var i = 0; i < Exponent; i++)
        {
            whole *= 10;
        }

        if (whole < long.MinValue || whole > long.MaxValue)
        {
            return false;
        }

        value = (long)whole;
        return true;
    }

    /// <summary>The number as a decimal; false when a decimal cannot hold it exactly.</summary>
    public bool TryGetDecimal(out decimal value)
    {
        if (TryGetInt64(out var whole))
        {
            value = whole;
            return true;
        }

        return decimal.TryParse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out value) && new TfNumber(value) == this;
    }

    /// <summary>The nearest double.</summary>
    public double ToDouble() => double.Parse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public override string ToString() => TryGetInt64(out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : TfNumberText.Write(this);

    private static BigInteger UnscaledOf(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        if (parts[1] == 0 && parts[2] == 0)
        {
            return parts[3] < 0 ? -(long)(uint)parts[0] : (uint)parts[0];
        }

        var magnitude = new BigInteger((uint)parts[2]) << 64 | new BigInteger((uint)parts[1]) << 32 | (uint)parts[0];
        return parts[3] < 0 ? -magnitude : magnitude;
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
