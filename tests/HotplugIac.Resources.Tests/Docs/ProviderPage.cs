using HotplugIac.Core.Tests.Rules;
using HotplugIac.Resources.Schema;

namespace HotplugIac.Resources.Tests.Docs;

/// <summary>The provider's page, with what it needs and the guides that there are.</summary>
internal static class ProviderPage
{
    private const string Needs = """
        ## What It Needs

        Terraform 1.0 or OpenTofu 1.6, or later. Some of what the language offers came later than that:

        | to use | Terraform | OpenTofu |
        | --- | --- | --- |
        | the resource, the data sources, `terraform import` | 1.0 | 1.6 |
        | conditions on `impact` and `pending_reboot` (`precondition`, `postcondition`) | 1.2 | 1.6 |
        | `import` blocks, `-generate-config-out`, `check` blocks | 1.5 | 1.6 |
        | `terraform test` | 1.6 | 1.6 |
        | `import` blocks with `for_each` | 1.7 | 1.7 |
        | `removed` blocks | 1.7 | 1.7 |
        | the provider's functions | 1.8 | 1.7 |

        For libvirt, the client library `libvirt.so.0` where Terraform runs (Debian and Ubuntu: package `libvirt0`; Fedora: `libvirt-libs`); for
        [Cloud Hypervisor](guides/cloud-hypervisor.md), Terraform on the host of the machines; for the [simulator](guides/policies-in-ci.md#terraform-test) nothing.

        """;

    public static string Markdown() => string.Join('\n',
        FrontMatter.Of("hotplug Provider", ProviderSchema.Description),
        "# hotplug Provider\n",
        ProviderSchema.Description + "\n",
        Guides(),
        "Reference: " + string.Join(", ", Reference()) + ".\n",
        ExampleText.Usage("provider", "provider.tf"),
        Needs,
        SchemaSection.Markdown(ProviderSchema.Rows));

    private static IEnumerable<string> Reference() =>
    [
        "the resource [hotplug_virtual_machine](resources/virtual_machine.md)",
        .. DataSourceTable.All.Select(s => $"the data source [hotplug_{s.Name}](data-sources/{s.Name}.md)"),
        .. FunctionTable.All.Select(f => $"the function [{f.Name}](functions/{f.Name}.md)"),
    ];

    private static string Guides() => string.Concat(
        from file in Directory.EnumerateFiles(Repository.PathOf("docs", "guides"), "*.md")
            .OrderBy(f => Path.GetFileName(f) != "getting-started.md").ThenBy(f => f, StringComparer.Ordinal)
        let page = File.ReadAllText(file)
        select $"- [{FrontMatter.Read(page, "page_title")}](guides/{Path.GetFileName(file)}): {FrontMatter.Read(page, "description")}\n");
}
