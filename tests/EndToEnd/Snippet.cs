using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EndToEnd;

/// <summary>A fenced block of Terraform's language in a page.</summary>
/// <param name="Place">Page and line.</param>
/// <param name="Text">As it stands there.</param>
internal sealed partial record Snippet(string Place, string Text)
{
    private const string Sized = "vcpus  = 2\n  memory = \"1GiB\"";

    /// <summary>Resources of another provider, which is not to be had where the tests run.</summary>
    public bool NeedsAnotherProvider => OtherProvider().IsMatch(Text);

    /// <summary>For <c>terraform test</c>, not for a module.</summary>
    public bool IsTest => Run().IsMatch(Text);

    private bool IsModule => TopLevel().IsMatch(Text);

    public static IEnumerable<Snippet> Of(string page, string text) =>
        from block in Fence().Matches(text)
        let line = text.AsSpan(0, block.Index).Count('\n') + 1
        select new Snippet(string.Create(CultureInfo.InvariantCulture, $"{page}:{line}"), Dedented(block.Groups[2].Value, block.Groups[1].Length));

    /// <summary>A whole module: a fragment becomes the body of a machine; what is only referred to is declared.</summary>
    public string Module()
    {
        var module = new StringBuilder(IsTest ? Machine("web", Sized) : IsModule ? Text : Machine("fragment", WithRequired()));
        foreach (var name in References().Matches(Text).Select(m => m.Groups[1].Value).Distinct().Where(n => !module.ToString().Contains($"\"hotplug_virtual_machine\" \"{n}\"", StringComparison.Ordinal)))
        {
            module.Append(Machine(name, Sized));
        }

        foreach (var name in Variables().Matches(Text).Select(m => m.Groups[1].Value).Distinct().Where(n => !Text.Contains($"variable \"{n}\"", StringComparison.Ordinal)))
        {
            module.Append(CultureInfo.InvariantCulture, $"\nvariable \"{name}\" {{}}\n");
        }

        return module.ToString();
    }

    private static string Machine(string name, string body) => $"\nresource \"hotplug_virtual_machine\" \"{name}\" {{\n  name = \"{name}\"\n  {body}\n}}\n";

    private string WithRequired() => VcpusSet().IsMatch(Text) ? Text : "vcpus = 2\n" + Text;

    private static string Dedented(string text, int spaces) =>
        string.Join('\n', text.Split('\n').Select(l => l.Length >= spaces ? l[spaces..] : l.TrimStart()));

    [GeneratedRegex("^( *)```(?:hcl|terraform)\n(.*?)^\\1```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^(terraform|provider|resource|data|variable|output|locals|import|moved|removed|check)\\b.*\\{", RegexOptions.Multiline)]
    private static partial Regex TopLevel();

    [GeneratedRegex("^run \"", RegexOptions.Multiline)]
    private static partial Regex Run();

    [GeneratedRegex("^vcpus ", RegexOptions.Multiline)]
    private static partial Regex VcpusSet();

    [GeneratedRegex(@"hotplug_virtual_machine\.([a-z_]+)")]
    private static partial Regex References();

    [GeneratedRegex(@"\bvar\.([a-z_]+)")]
    private static partial Regex Variables();

    [GeneratedRegex("(resource|data) \"(?!hotplug_|terraform_data)")]
    private static partial Regex OtherProvider();
}
