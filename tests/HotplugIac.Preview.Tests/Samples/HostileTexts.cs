namespace HotplugIac.Preview.Tests.Samples;

/// <summary>Names that mean something to somebody between the plan and the reader's eye.</summary>
internal static class HostileTexts
{
    public static readonly IReadOnlyList<string> All =
    [
        "a|b",
        "`",
        "``` code",
        "<script>alert(1)</script>",
        "</details><h1>x",
        "<!-- -->",
        "@team",
        "#123 GH-12 owner/name#1",
        "]](http://x)",
        "![x](javascript:alert(1))",
        "https://evil.example/x www.evil.example a@evil.example",
        "first\nsecond\r\n| third |",
        "\u202Egnp.exe\u2066\u200B\uFEFF",
        "\u001b[31mred\u0007\0\u009b",
        "\u2028\u2029\u0085",
        "emoji 🚀 :rocket: ñ 漢",
        "\ud83d alone \udc00",
        "\\| \\` \\",
        "*bold* _it_ ~~no~~ $x^2$ ${{ x }} &amp; &#64;",
        "-->",
        "]]>",
        "\ufffe\uffff",
        "' \" onmouseover=alert(1)",
        "ab1234567890abcdef1234567890abcdef123456",
        "",
        " ",
        new('x', 1_000),
        string.Concat(Enumerable.Repeat("|`@<", 250)),
    ];
}
