namespace HotplugIac.Libvirt.Xml;

/// <summary>libvirt's units of memory (virScaleInteger): upper or lower case; <c>KB</c> is 1000 bytes, <c>K</c> and <c>KiB</c> are 1024.</summary>
internal static class MemoryUnit
{
    private const string Prefixes = "KMGTPE";

    /// <summary>Bytes in one such unit; null for an unknown unit. None means KiB.</summary>
    public static ulong? Bytes(string? unit)
    {
        var text = unit?.ToUpperInvariant() ?? string.Empty;
        if (text is "B" or "BYTE" or "BYTES")
        {
            return 1;
        }

        if (text.Length == 0)
        {
            return 1024;
        }

        var power = Prefixes.IndexOf(text[0], StringComparison.Ordinal) + 1;
        return power == 0 ? null : text[1..] switch
        {
            "" or "IB" => 1UL << (10 * power),
            "B" => Power(1000, power),
            _ => null,
        };
    }

    private static ulong Power(ulong number, int exponent) =>
        exponent == 0 ? 1 : number * Power(number, exponent - 1);
}
