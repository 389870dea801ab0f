using System.Text;

namespace HotplugIac.Preview.Tests.Reading;

/// <summary>Documents with a mistake or a few, the same for the same seed.</summary>
internal static class Mutations
{
    private static readonly string[] Values = ["null", "true", "[]", "{}", "\"\"", "0", "-1", "1e999", "\"\\ud800\"", "\"9999999999999999PiB\"", "[[[[{}]]]]", "{\"a\":{\"a\":1}}", "\"→\"", "\"2 → 4 at the next boot\"", "\"(HP1001); (HP1001)\"", "99999999999999999999", "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"", "{\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\"}", "\"[secret]\"", "\"shut off\"", "\"virtio-mem\"", "\"0-4095\"", "3.5"];

    public static byte[] Of(byte[] document, Random random)
    {
        var bytes = document;
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            bytes = random.Next(8) switch
            {
                0 => bytes[..random.Next(bytes.Length + 1)],
                1 => Flipped(bytes, random),
                2 => Inserted(bytes, random),
                3 => Nested(bytes, random),
                4 => Moved(bytes, random),
                _ => Swapped(bytes, random),
            };
        }

        return bytes;
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        var copy = bytes.ToArray();
        for (var count = random.Next(1, 6); count > 0 && copy.Length > 0; count--)
        {
            copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        }

        return copy;
    }

    private static byte[] Inserted(byte[] bytes, Random random)
    {
        var place = random.Next(bytes.Length + 1);
        return [.. bytes[..place], .. Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]), .. bytes[place..]];
    }

    private static byte[] Nested(byte[] bytes, Random random)
    {
        var (from, to) = Value(bytes, random);
        var depth = random.Next(2) == 0 ? random.Next(80) : random.Next(1_500);
        return [.. bytes[..from], .. Enumerable.Repeat((byte)'[', depth), .. bytes[from..to], .. Enumerable.Repeat((byte)']', depth), .. bytes[to..]];
    }

    /// <summary>A piece of the document once more at another place.</summary>
    private static byte[] Moved(byte[] bytes, Random random)
    {
        var (from, to) = Value(bytes, random);
        var (_, place) = Value(bytes, random);
        return [.. bytes[..place], (byte)',', .. bytes[from..to], .. bytes[place..]];
    }

    private static byte[] Swapped(byte[] bytes, Random random)
    {
        var (from, to) = Value(bytes, random);
        return [.. bytes[..from], .. Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]), .. bytes[to..]];
    }

    /// <summary>The value behind some colon: a text or a word, or the opening of an object or list up to its first end.</summary>
    private static (int From, int To) Value(byte[] bytes, Random random)
    {
        var start = bytes.Length == 0 ? 0 : random.Next(bytes.Length);
        var colon = Array.IndexOf(bytes, (byte)':', start);
        if (colon < 0)
        {
            return (start, start);
        }

        var from = colon + 1;
        var to = from;
        var depth = 0;
        while (to < bytes.Length && (depth > 0 || bytes[to] is not ((byte)',' or (byte)'}' or (byte)']')))
        {
            depth += bytes[to] is (byte)'{' or (byte)'[' ? 1 : bytes[to] is (byte)'}' or (byte)']' ? -1 : 0;
            to++;
        }

        return (from, to);
    }
}
