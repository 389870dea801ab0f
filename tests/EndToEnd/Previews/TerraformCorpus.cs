using System.Globalization;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Previews;

/// <summary>Plans that real Terraform makes of machines on a simulator, one per thing that a plan can say.</summary>
internal static class TerraformCorpus
{
    public const string Definition = "<domain type='kvm'><os><type machine='q35'>hvm</type></os><features><acpi/></features></domain>";

    private const int Fleet = 500;

    private const string Owned = $"definition = \"{Definition}\"\nvcpus = 2\nmax_vcpus = 8\nmemory = \"1GiB\"\nmax_memory = \"8GiB\"\nmemory_slots = 16";

    /// <summary>Keys of for_each that would like to be something else in markdown, HTML, a terminal or a shell.</summary>
    private static readonly string[] HostileKeys =
        ["a|b", "`code`", "<script>alert(1)</script>", "@octocat #1", "![x](http://example.com/x.png)", "line\nbreak", "right\u202Eleft", "-->", "$${x} %%{y}", "é中🚀", new string('k', 300)];

    public static IReadOnlyList<PlanCase> All { get; } =
    [
        new("nothing", [Growing("nothing")], Vm("nothing")),
        new("create", [], Vm("create", Owned)) { Applies = false },
        new("adopt", [Growing("adopt")], Vm("adopt", "vcpus = 4\nmemory = \"1GiB\"")) { Applies = false },
        new("live", [Growing("live")], Vm("live")) { Next = Vm("live", "vcpus = 4\nmemory = \"2GiB\"") },
        new("reboot", [Growing("reboot")], Vm("reboot")) { Next = Vm("reboot", "vcpus = 2\nmemory = \"1GiB\"\nmax_vcpus = 16") },
        new("stop", [Growing("stop")], Vm("stop")) { Next = Vm("stop", "vcpus = 2\nmemory = \"1GiB\"\nmax_vcpus = 16\non_reboot_required = \"reboot\"") },
        new("split", [Growing("split")], Vm("split")) { Next = Vm("split", "vcpus = 12\nmax_vcpus = 16\nmemory = \"1GiB\"") },
        new("replace", [], Vm("replace", Owned)) { Next = Vm("replace-2", Owned) },
        new("tainted", [], Vm("tainted", Owned)) { Arguments = [$"-replace={Address}"] },
        new("delete", [], Vm("delete", Owned)) { Next = string.Empty },
        new("release", [Growing("release")], Vm("release")) { Next = string.Empty },
        new("forget", [Growing("forget")], Vm("forget")) { Next = $"removed {{\n  from = {Address}\n  lifecycle {{\n    destroy = false\n  }}\n}}" },
        new("import", [Growing("import")], $"import {{\n  to = {Address}\n  id = \"import\"\n}}\n{Vm("import", "vcpus = 3\nmemory = \"1GiB\"")}") { Applies = false },
        new("moved", [Growing("moved")], Vm("moved"))
        {
            Next = $"moved {{\n  from = {Address}\n  to = hotplug_virtual_machine.web\n}}\nresource \"hotplug_virtual_machine\" \"web\" {{\nname = \"moved\"\nvcpus = 3\nmemory = \"1GiB\"\n}}",
        },
        new("drift", [Growing("drift")], Vm("drift"))
        {
            Meanwhile = file => file.EditMachineAsync("drift", (running, configured) => (running["vcpus"], configured["vcpus"]) = (3, 3)),
        },
        new("refresh-only", [Growing("refresh-only")], Vm("refresh-only"))
        {
            Meanwhile = file => file.EditMachineAsync("refresh-only", (running, configured) => (running["vcpus"], configured["vcpus"]) = (3, 3)),
            Arguments = ["-refresh-only"],
        },
        new("unknown", [Growing("unknown")], Vm("unknown"))
        {
            Next = $"resource \"terraform_data\" \"size\" {{\n  input = 4\n}}\n{Vm("unknown", "vcpus = terraform_data.size.output\nmemory = \"1GiB\"")}",
        },
        new("errored", [Growing("errored"), Growing("errored-2")], $"{Vm("errored")}\n{Vm("errored-2", name: "second")}")
        {
            Next = $"{Vm("errored", "vcpus = 4\nmemory = \"1GiB\"")}\n{Vm("errored-2", "vcpus = 2\nmemory = \"1GiB\"\nmax_vcpus = 16\non_reboot_required = \"fail\"", "second")}",
            Errors = true,
        },
        new("sensitive", [Growing("sensitive")], $"variable \"size\" {{\n  default   = 2\n  sensitive = true\n}}\n{Vm("sensitive", "vcpus = var.size\nmemory = \"1GiB\"")}")
        {
            Next = $"variable \"size\" {{\n  default   = 7\n  sensitive = true\n}}\n{Vm("sensitive", "vcpus = var.size\nmemory = \"2GiB\"")}",
        },
        new("targeted", [Growing("targeted"), Growing("targeted-2")], $"{Vm("targeted")}\n{Vm("targeted-2", name: "second")}")
        {
            Next = $"{Vm("targeted", "vcpus = 4\nmemory = \"1GiB\"")}\n{Vm("targeted-2", "vcpus = 8\nmemory = \"1GiB\"", "second")}",
            Arguments = [$"-target={Address}"],
        },
        new("modules", [Growing("modules-a"), Growing("modules-b")], Modules(2)) { Files = { ["inner/main.tf"] = Inner }, Next = Modules(4) },
        new("hostile", [.. HostileKeys.Select((_, i) => Growing(Text($"hostile-{i}")))], Hostile(2)) { Next = Hostile(4) },
        new("fleet", [.. Enumerable.Range(0, Fleet).Select(i => Growing(Text($"corpus-fleet-{i}")))], Many("2")) { Next = Many("count.index % 50 == 0 ? 12 : 4"), IsLarge = true },
    ];

    private const string Inner = """
        terraform {
          required_providers {
            hotplug = { source = "hotplugiac/hotplug" }
          }
        }
        variable "machine" {}
        variable "vcpus" {}
        resource "hotplug_virtual_machine" "vm" {
          name   = var.machine
          vcpus  = var.vcpus
          memory = "1GiB"
        }
        """;

    private static string Growing(string name) => SimulatorFile.Growing(name);

    private static string Vm(string machine, string attributes = "vcpus = 2\nmemory = \"1GiB\"", string name = "vm") =>
        $"resource \"hotplug_virtual_machine\" \"{name}\" {{\nname = \"{machine}\"\n{attributes}\n}}\n";

    private static string Modules(int vcpus) => Text($$"""
        module "fleet" {
          source   = "./inner"
          for_each = toset(["a", "b"])
          machine  = "modules-${each.key}"
          vcpus    = {{vcpus}}
        }
        """);

    private static string Hostile(int vcpus)
    {
        var machines = string.Join(",\n", HostileKeys.Select((key, i) => Text($"{Quoted(key)} = \"hostile-{i}\"")));
        return Text($"resource \"hotplug_virtual_machine\" \"vm\" {{\nfor_each = {{\n{machines}\n}}\nname = each.value\nvcpus = {vcpus}\nmemory = \"1GiB\"\n}}\n");
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private static string Many(string vcpus) =>
        Text($"resource \"hotplug_virtual_machine\" \"vm\" {{\ncount = {Fleet}\nname = \"corpus-fleet-${{count.index}}\"\nvcpus = {vcpus}\nmax_vcpus = {(vcpus == "2" ? "8" : "count.index % 50 == 0 ? 16 : 8")}\nmemory = \"1GiB\"\non_reboot_required = count.index == 0 ? \"reboot\" : \"defer\"\n}}\n");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
