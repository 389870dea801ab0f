using System.Globalization;
using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Pictures;

/// <summary>Sizes as labels: exact where that is short, else rounded and marked so.</summary>
internal static class ShortSize
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    public static string Of(long bytes) => Of(new ByteSize(Math.Max(0, bytes)));

    public static string Of(ByteSize size)
    {
        var exact = size.ToString();
        if (exact.Length <= 8)
        {
            return exact;
        }

        var (number, unit) = ((double)size.Bytes, 0);
        while (number >= 1024 && unit < Units.Length - 1)
        {
            (number, unit) = (number / 1024, unit + 1);
        }

        return string.Create(CultureInfo.InvariantCulture, $"~{number:0.#}{Units[unit]}");
    }
}
