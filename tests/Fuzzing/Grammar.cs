using System.Text;

namespace HotplugIac.Fuzzing;

/// <summary>How inputs of a form are spoiled so that most of their form is kept: whole pieces are moved, and words are put in that mean something.</summary>
/// <param name="boundaries">Bytes at which pieces begin and end; none for binary forms, where they do so anywhere.</param>
/// <param name="nests">What opens and closes one level.</param>
/// <param name="tokens">Pieces with a meaning.</param>
internal sealed class Grammar(string boundaries, (string Open, string Close)[] nests, params byte[][] tokens)
{
    private const int LargestInput = 256 << 10;

    private static readonly string[] Numbers =
    [
        "0", "-1", "1", "2", "255", "4095", "4096", "65536", "2147483647", "2147483648", "4294967296", "9007199254740993", "9223372036854775807", "9223372036854775808",
        "18446744073709551615", "99999999999999999999999999999", "1e999", "-1e999", "1e-999", "0.5", "NaN", "Infinity", "0x10", "00", "1_0", "१",
    ];

    public static Grammar Json { get; } = new(",:{}[]\"", [("[", "]"), ("{\"a\":", "}")],
        Texts("null", "true", "[]", "{}", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"a\":1,\"a\":2,", ",", ":", "\"", "\\", "//x\n", "\uFEFF", "\u2028", "\"\u202Egnp\"", "\"\u001B[2J\"", "\t", "1.5", "\"8GiB\"", "\"9999999999999999PiB\"", "\"0-4095\""));

    public static Grammar Xml { get; } = new("<>'\" ", [("<a>", "</a>"), ("<devices>", "</devices>"), ("<metadata>", "</metadata>")],
        Texts(
            "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>", "<!DOCTYPE d SYSTEM 'file:///etc/passwd'>", "&b;", "&#0;", "&#xD800;", "&lt;", "<?xml version='1.0' encoding='UTF-16'?>", "<![CDATA[", "]]>", "<!--", "-->",
            "<x:y xmlns:x='u'/>", " xmlns='u'", " unit='EiB'", " unit='b'", " current='2147483647'", "<vcpu>2147483647</vcpu>", "<cell cpus='0-4095' memory='1'/>", "<distances><sibling id='0' value='10'/></distances>",
            "<memory model='dimm'><target><size unit='EiB'>1</size></target></memory>", "<vcpus><vcpu id='0' enabled='yes'/></vcpus>", "0-4095,^0-4094", "\uFEFF", "\uFFFE", "\0", "\u001B[2J", "/>", "<", ">"));

    /// <summary>MessagePack's and protobuf's headers of great lengths, and what has no length.</summary>
    public static Grammar Binary { get; } = new("", [("\u0091", ""), ("\u0092", "")],
        [0xDD, 0xFF, 0xFF, 0xFF, 0xFF], [0xDD, 0x00, 0x10, 0x00, 0x00], [0xDF, 0x7F, 0xFF, 0xFF, 0xFF], [0xDB, 0xFF, 0xFF, 0xFF, 0xFF], [0xC6, 0x7F, 0xFF, 0xFF, 0xFF], [0xC9, 0xFF, 0xFF, 0xFF, 0xFF], [0xDC, 0xFF, 0xFF], [0xC0], [0xC1], [0xC2],
        [0xD4, 0, 0], [0xD4, 5, 0], [0xC7, 1, 12, 0x80], [0xCB, 0x7F, 0xF0, 0, 0, 0, 0, 0, 0], [0xCB, 0x7F, 0xF8, 0, 0, 0, 0, 0, 0], [0xCF, 255, 255, 255, 255, 255, 255, 255, 255], [0xA2, 0xC3, 0x28], [0xA3, 0xED, 0xA0, 0x80],
        [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x0B, 0x0B, 0x0B, 0x0C], [0x7A, 0x00], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], [0x92, 0xA9, 0x22, 0x64, 0x79, 0x6E, 0x61, 0x6D, 0x69, 0x63, 0x22]);

    /// <summary>The same with the words of one decoder.</summary>
    public Grammar With(params string[] words) => new(boundaries, nests, [.. tokens, .. Texts(words)]);

    /// <summary>An input of the corpus with a few mistakes, the same for the same numbers.</summary>
    public byte[] Change(IReadOnlyList<byte[]> corpus, Random random)
    {
        var input = corpus[random.Next(corpus.Count)];

        // Mostly one: what is spoiled in many places is refused at the first.
        for (var count = random.Next(3) > 0 ? 1 : random.Next(2, 6); count > 0; count--)
        {
            input = Once(input, corpus, random);
        }

        return input.Length <= LargestInput ? input : input[..LargestInput];
    }

    private byte[] Once(byte[] input, IReadOnlyList<byte[]> corpus, Random random)
    {
        var (from, to) = Piece(input, random);
        switch (random.Next(10))
        {
            case 0:
                return random.Next(4) == 0 ? input[..from] : Flipped(input, random);
            case 1:
                return Put(input, from, from, Token(random));
            case 2:
                return Put(input, from, to, []);
            case 3:
                return Put(input, from, to, Token(random));
            case 4:
                var (place, _) = Piece(input, random);
                return Put(input, place, place, input[from..to]);
            case 5:
                var other = corpus[random.Next(corpus.Count)];
                var (start, end) = Piece(other, random);
                return Put(input, from, random.Next(2) == 0 ? from : to, other[start..end]);
            case 6:
                var token = random.Next(2) == 0 ? Token(random) : input[from..to];
                return Put(input, from, from, [.. Enumerable.Repeat(token, random.Next(random.Next(10) == 0 ? 5_000 : 100)).SelectMany(t => t).Take(LargestInput / 2)]);
            case 7:
                return Nested(input, from, to, random);
            default:
                return Renumbered(input, random);
        }
    }

    private byte[] Token(Random random) => tokens.Length == 0 ? [(byte)random.Next(256)] : tokens[random.Next(tokens.Length)];

    private byte[] Nested(byte[] input, int from, int to, Random random)
    {
        var (open, close) = nests[random.Next(nests.Length)];
        var depth = random.Next(4) == 0 ? random.Next(3_000) : random.Next(70);
        return Put(input, from, to, [.. Repeated(open, depth), .. input[from..to], .. Repeated(close, depth)]);
    }

    /// <summary>Digits where there are some, else a few bytes of a number.</summary>
    private static byte[] Renumbered(byte[] input, Random random)
    {
        if (input.Length == 0)
        {
            return input;
        }

        var start = random.Next(input.Length);
        var digit = input.AsSpan(start).IndexOfAnyInRange((byte)'0', (byte)'9');
        if (digit >= 0 && random.Next(5) > 0)
        {
            var from = start + digit;
            var length = input.AsSpan(from).IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            return Put(input, from, length < 0 ? input.Length : from + length, Encoding.UTF8.GetBytes(Numbers[random.Next(Numbers.Length)]));
        }

        var changed = input.ToArray();
        changed.AsSpan(start, Math.Min(1 << random.Next(4), input.Length - start)).Fill(random.Next(4) switch { 0 => 0, 1 => 0x7F, 2 => 0x80, _ => 0xFF });
        return changed;
    }

    private static byte[] Flipped(byte[] input, Random random)
    {
        var changed = input.ToArray();
        for (var count = random.Next(1, 6); count > 0 && changed.Length > 0; count--)
        {
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        }

        return changed;
    }

    /// <summary>From one boundary to another near it, or just some bytes.</summary>
    private (int From, int To) Piece(byte[] input, Random random)
    {
        var from = Boundary(input, random.Next(input.Length + 1));
        var to = boundaries.Length == 0 ? from + random.Next(1, 40) : from;
        for (var count = boundaries.Length == 0 ? 0 : random.Next(1, 12); count > 0; count--)
        {
            to = Boundary(input, to + 1);
        }

        return (from, Math.Min(to, input.Length));
    }

    private int Boundary(byte[] input, int start)
    {
        if (boundaries.Length == 0 || start >= input.Length)
        {
            return Math.Min(start, input.Length);
        }

        var found = input.AsSpan(start).IndexOfAny(Encoding.UTF8.GetBytes(boundaries));
        return found < 0 ? input.Length : start + found;
    }

    private static byte[] Put(byte[] input, int from, int to, byte[] piece) => [.. input.AsSpan(0, from), .. piece, .. input.AsSpan(to)];

    private static IEnumerable<byte> Repeated(string text, int count) => Enumerable.Repeat(Encoding.Latin1.GetBytes(text), count).SelectMany(b => b);

    private static byte[][] Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
