using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Tests.Rules;

/// <summary>docs/rules/README.md: all codes, and which of them and which tests each row of the rule book has.</summary>
internal static class RulesOverview
{
    private const string Head = """
        # Rules

        Every change in a plan and every error names the rule behind it. A code never changes its meaning: HP1xxx vCPUs, HP2xxx memory,
        HP3xxx NUMA and topology, HP4xxx lifecycle and policy, HP9xxx input. Each code has a page that says what it means, why, what to do,
        and shows an example; the examples are what the program printed in a test.

        This folder is generated from the program and from the tables in `tests/HotplugIac.Core.Tests/Rules`:
        `UPDATE_DOCS=1 dotnet test tests/HotplugIac.Core.Tests --filter RulesDocument`.

        ## Codes

        | code | title | rests on |
        | --- | --- | --- |

        """;

    private const string Rows = """

        ## From hypervisor behaviour to rules to tests

        What libvirt, QEMU and guests really do when CPU or memory changes, row by row: A libvirt and QEMU (1 vCPUs, 2 memory, 3 NUMA, 4 what
        a reboot is, 5 errors, 7 libvirt's test driver, 8 versions), B Cloud Hypervisor, C the guest, D traps, E observed on libvirt 9.0.0 with QEMU 7.2.
        The names of tests quote the row; one that ends in `*` stands for all that begin so.

        | row | what happens | rules | tests |
        | --- | --- | --- | --- |

        """;

    private const string Promises = """

        ## State and defaults

        | row | what holds | rules | tests |
        | --- | --- | --- | --- |

        """;

    public static string Markdown() =>
        Head + string.Concat(RuleBook.All.Select(Code))
        + Rows + string.Concat(RowTable.Read("rows.tsv").Select(Row))
        + Promises + string.Concat(RowTable.Read("product.tsv").Select(Row));

    private static string Code(Rule rule) => $"| {Link(rule.Code)} | {rule.Title} | {Escaped(rule.Source)} |\n";

    private static string Row(RowTable row) =>
        $"| {row.Id} | {Escaped(row.Text)} | {string.Join(", ", row.Codes.Select(Link))} | {string.Join(", ", row.Tests.Select(t => $"`{t}`").Append(row.Note).Where(t => t.Length > 0))} |\n";

    private static string Link(string code) => $"[{code}]({code}.md)";

    private static string Escaped(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
