using System.Text.RegularExpressions;
using HotplugIac.Resources.Schema;

namespace HotplugIac.PulumiProvider.Naming;

/// <summary>Texts of the shared parts, which name attributes and commands as Terraform has them, in the words of a Pulumi user.</summary>
internal static partial class Words
{
    /// <summary>In this order: the first are parts of none, later ones may be parts of them.</summary>
    private static readonly (string Terraform, string Pulumi)[] Phrases =
    [
        (FunctionTable.NeedsTerraform, string.Empty),
        ("terraform apply -replace=ADDRESS", "give the resource deleteBeforeReplace and run pulumi up --replace URN"),
        ("terraform state rm ADDRESS, terraform import ADDRESS NAME", "pulumi state delete URN, pulumi import hotplug:index:VirtualMachine RESOURCE NAME"),
        ("a removed block with lifecycle { destroy = false }, or terraform state rm ADDRESS", "pulumi state delete URN"),
        ("terraform import ADDRESS NAME", "pulumi import hotplug:index:VirtualMachine RESOURCE NAME"),
        ("A replacement with create_before_destroy needs another name.", "A replacement needs another name."),
        ("for example for `terraform test`", "for example for tests of programs"),
        ("`hotplug_virtual_machine.NAME`, `data.hotplug_virtual_machine.NAME`, or an object", "a `VirtualMachine`'s outputs, the result of `getVirtualMachine`, or an object"),
        ("In a plan of the resource a replacement shows as `-/+` rather than here.", "In a preview a replacement shows as `+-` rather than here."),
        ("for hosts with different ones use a provider alias each", "for hosts with different ones use an explicit provider each"),
        ("give it through a sensitive variable or the environment, because a text in the configuration stands in every saved plan", "give it as a secret or through the environment"),
        ("in the form of the `impact` attribute of `hotplug_virtual_machine`", "in the form of the `impact…` outputs of `VirtualMachine`"),
        ("whose `impact` attribute is the last word", "whose `impactVerdict` is the last word"),
        ("hotplug_virtual_machine", "VirtualMachine"),
        ("provider::hotplug::", string.Empty),
        ("`impact`", "`impactVerdict`"),
        ("impact.verdict", Names.ImpactVerdict),
        ("impact.stops_machine", Names.ImpactStopsMachine),
        ("stops_machine", Names.ImpactStopsMachine),
        ("The plan tells", "The preview tells"),
        ("terraform plan", "pulumi preview"),
        ("terraform apply", "pulumi up"),
    ];

    /// <summary>Terraform plans and applies, Pulumi previews and updates.</summary>
    private static readonly Dictionary<string, string> Verbs = new(StringComparer.Ordinal)
    {
        ["plan"] = "preview",
        ["Plan"] = "Preview",
        ["plans"] = "previews",
        ["apply"] = "update",
        ["Apply"] = "Update",
        ["applies"] = "updates",
        ["applying"] = "updating",
        ["Applying"] = "Updating",
    };

    public static string ToPulumi(string text)
    {
        foreach (var (terraform, pulumi) in Phrases)
        {
            text = text.Replace(terraform, pulumi, StringComparison.Ordinal);
        }

        return SnakeCase().Replace(Verb().Replace(text, static m => Verbs[m.Value]), static m => Names.ToPulumi(m.Value));
    }

    // Not within quotes, paths and other names.
    [GeneratedRegex(@"(?<![\w/.\-""`])(?:plans?|Plan|apply|Apply|applies|[aA]pplying)(?![\w/\-""`]|\.\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Verb();

    [GeneratedRegex("[a-z]+(?:_[a-z]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex SnakeCase();
}
