using HotplugIac.Resources.Schema;

namespace HotplugIac.Resources.Tests.Docs;

/// <summary>The page of the virtual machine.</summary>
internal static class ResourcePage
{
    private const string Name = "hotplug_virtual_machine";

    private const string Guides = """
        See [which change is live and which needs a reboot](../guides/live-or-reboot.md), how to [adopt machines](../guides/adopting-machines.md) that
        exist already, how to [prepare a machine](../guides/preparing-a-machine.md) so that it can grow live, and how to
        [forbid reboots in a pipeline](../guides/policies-in-ci.md). Sizes are text with an IEC unit (`"8GiB"`, `"512MiB"`), durations text with a
        unit of time (`"90s"`, `"5m"`).

        """;

    private const string Import = """
        ## Import

        A machine is imported by its name or UUID, which are looked up at the provider's `uri`, or as `URI#NAME` or `URI#UUID`. See
        [adopting machines](../guides/adopting-machines.md) for whole fleets, and what an import [cannot know](../guides/limitations-of-import.md).

        In Terraform v1.5.0 and later, the [`import` block](https://developer.hashicorp.com/terraform/language/import) can be used with the `id` attribute, for example:

        """;

    public static string Markdown() => string.Join('\n',
        FrontMatter.Of($"{Name} Resource - hotplug", VirtualMachineSchema.Description),
        $"# {Name} (Resource)\n",
        VirtualMachineSchema.Description + "\n",
        Guides,
        ExampleText.Usage("resources", Name, "resource.tf"),
        SchemaSection.Markdown(VirtualMachineSchema.Rows),
        Import,
        ExampleText.Fenced("terraform", "resources", Name, "import-by-string-id.tf"),
        "With `for_each` (Terraform v1.7.0, OpenTofu v1.7.0 and later), for example:\n",
        ExampleText.Fenced("terraform", "resources", Name, "import-for-each.tf"),
        "The [`terraform import` command](https://developer.hashicorp.com/terraform/cli/commands/import) can be used, for example:\n",
        ExampleText.Fenced("shell", "resources", Name, "import.sh"));
}
