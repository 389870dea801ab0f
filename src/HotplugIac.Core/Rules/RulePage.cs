namespace HotplugIac.Core.Rules;

/// <summary>
/// A rule told to a user: as the page docs/rules/HPnnnn.md and as text for a terminal, both from the same sections.
/// </summary>
public static class RulePage
{
    private enum Block
    {
        Heading,
        Paragraph,
        Wish,
        Code,
        Codes,
    }

    /// <summary>The page in markdown, with links to the pages beside it. It ends with a line feed.</summary>
    public static string Markdown(Rule rule) =>
        Page($"# {rule.Code}: {rule.Title}", rule, (block, text) => block switch
        {
            Block.Heading => $"## {text}",
            Block.Wish => $"```{rule.Example!.Language}\n{text}\n```",
            Block.Code => $"```text\n{text}\n```",
            Block.Codes => string.Join('\n', text.Split('\n').Select(code => $"- [{code}]({code}.md){TitleOf(code)}")),
            _ => text,
        });

    /// <summary>The page as plain text, for a terminal. It ends with a line feed; long lines are not broken.</summary>
    public static string Text(Rule rule) =>
        Page($"{rule.Code}: {rule.Title}", rule, (block, text) => block switch
        {
            Block.Heading => text.ToUpperInvariant(),
            Block.Codes => Indented(string.Join('\n', text.Split('\n').Select(code => code + TitleOf(code)))),
            Block.Paragraph => Indented(text.Replace("`", string.Empty, StringComparison.Ordinal)),
            _ => Indented(text),
        });

    private static string Page(string title, Rule rule, Func<Block, string, string> render) =>
        string.Join("\n\n", Blocks(rule).Select(b => render(b.Block, b.Text)).Prepend(title)) + "\n";

    private static IEnumerable<(Block Block, string Text)> Blocks(Rule rule)
    {
        if (rule.Example is { } form)
        {
            yield return (Block.Heading, "What it means");
            yield return (Block.Paragraph, Meaning(form.Kind));
        }

        yield return (Block.Heading, "Why");
        yield return (Block.Paragraph, rule.Why);
        yield return (Block.Paragraph, $"Source: {rule.Source}.");
        yield return (Block.Heading, "What to do");
        yield return (Block.Paragraph, rule.Remedy);
        if (rule.Example is { } example)
        {
            yield return (Block.Heading, "Example");
            if (example.Given.Length > 0)
            {
                yield return (Block.Paragraph, "The machine:");
                yield return (Block.Code, example.Given);
            }

            yield return (Block.Paragraph, example.Given.Length > 0 ? "What is asked for:" : "Given:");
            yield return (Block.Wish, example.Asked);
            yield return (Block.Paragraph, example.Kind is RuleForm.Live or RuleForm.Reboot or RuleForm.Replace ? "What the plan says:" : "What is said:");
            yield return (Block.Code, Answer(rule, example));
        }

        if (rule.See.Count > 0)
        {
            yield return (Block.Heading, "See also");
            yield return (Block.Codes, string.Join('\n', rule.See));
        }
    }

    private static string Meaning(RuleForm form) => form switch
    {
        RuleForm.Live => "A line in `impact.live`: done without stopping the machine.",
        RuleForm.Reboot => "A line in `impact.reboot`: takes effect only when the machine has been stopped and started. A reboot inside the guest is not enough on libvirt, because the QEMU process stays the same.",
        RuleForm.Replace => "A reason for a replacement: the plan shows `-/+` and names the attribute. Where there is no plan of a resource, the verdict is `replace`.",
        RuleForm.Refusal => "An error before anything is touched: the plan fails, and machine and state stay as they are.",
        RuleForm.Failure => "An error of an operation that was under way. The state holds what was read back from the hypervisor, not what was asked for.",
        _ => "A warning: the operation goes on.",
    };

    private static string Answer(Rule rule, RuleExample example) => example.Kind switch
    {
        RuleForm.Live => Impact("live", example.Attribute, rule.Printed),
        RuleForm.Reboot => Impact("reboot", example.Attribute, rule.Printed),
        RuleForm.Replace => $"{example.Attribute} = {rule.Printed}  # forces replacement",
        RuleForm.Warning => $"Warning: {rule.Title}\n\n{rule.Printed}",
        _ => $"Error: {rule.Title}\n\n{rule.Printed}",
    };

    private static string Impact(string part, string attribute, string? line) =>
        $"impact = {{\n  {part} = {{\n    \"{attribute}\" = \"{line}\"\n  }}\n}}";

    private static string TitleOf(string code) => RuleBook.Find(code) is { } rule ? $": {rule.Title}" : string.Empty;

    private static string Indented(string text) => string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : "  " + line));
}
