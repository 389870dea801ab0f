using System.Text.Json.Nodes;
using HotplugIac.PulumiProvider.Schema;
using HotplugIac.Resources.Schema;

namespace HotplugIac.PulumiProvider.Tests;

public sealed class SchemaTests
{
    private static readonly JsonObject Package = JsonNode.Parse(SchemaText.Of("0.1.0"))!.AsObject();

    [Fact]
    public void The_committed_schema_is_that_of_the_table()
    {
        var version = JsonNode.Parse(File.ReadAllText(CommittedPath()))!["version"]!.GetValue<string>();
        var text = SchemaText.Of(version) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(CommittedPath(), text);
        }

        File.ReadAllText(CommittedPath()).ShouldBe(text, "eng/docs writes it anew.");
    }

    [Fact]
    public void Every_property_has_a_description_and_one_type()
    {
        var properties = Properties().ToList();

        properties.Count.ShouldBeGreaterThan(150);
        foreach (var (path, property) in properties)
        {
            property["description"]?.GetValue<string>().ShouldNotBeNullOrWhiteSpace(path);
            (property.ContainsKey("type") ^ property.ContainsKey("$ref")).ShouldBeTrue(path);
            property["description"]!.GetValue<string>().ShouldNotContain("terraform", Case.Insensitive, path);
        }
    }

    [Fact]
    public void Every_reference_leads_to_a_type_and_every_type_is_referred_to()
    {
        var referred = Everything(Package).OfType<JsonObject>().Select(o => o["$ref"]?.GetValue<string>()).OfType<string>()
            .Where(r => r != "pulumi.json#/Any").Select(r => r["#/types/".Length..]).ToHashSet();

        referred.ShouldBe(Package["types"]!.AsObject().Select(t => t.Key), ignoreOrder: true);
    }

    [Fact]
    public void Types_of_one_name_have_the_same_properties()
    {
        foreach (var group in TypeTable.All().Where(r => r.TypeName.Length > 0).GroupBy(r => r.TypeName))
        {
            group.Select(r => string.Join(", ", r.Nested.Select(n => $"{n.Name}: {n.Kind}"))).Distinct().ShouldHaveSingleItem(group.Key);
        }
    }

    /// <summary>The rules of Pulumi's metaschema that a schema can break: closed objects, tokens, names, required ones that exist.</summary>
    [Fact]
    public void The_schema_keeps_the_rules_of_the_metaschema()
    {
        string[] allowed = ["name", "displayName", "version", "description", "keywords", "homepage", "license", "attribution", "repository", "logoUrl", "pluginDownloadURL",
            "publisher", "namespace", "meta", "config", "types", "dependencies", "provider", "resources", "functions", "language", "parameterization", "allowedPackageNames"];
        Package.Select(p => p.Key).ShouldBeSubsetOf(allowed);
        Package["version"]!.GetValue<string>().ShouldMatch(@"^\d+\.\d+\.\d+$");
        foreach (var section in (string[])["types", "resources", "functions"])
        {
            Package[section]!.AsObject().ShouldAllBe(t => System.Text.RegularExpressions.Regex.IsMatch(t.Key, "^hotplug:index:[A-Za-z][A-Za-z0-9]*$"));
        }

        foreach (var (path, shape) in Shapes())
        {
            var names = shape["properties"]!.AsObject().Select(p => p.Key).ToList();
            names.ShouldAllBe(n => System.Text.RegularExpressions.Regex.IsMatch(n, "^[a-z][A-Za-z0-9]*$"), path);
            names.ShouldNotContain("urn");
            (shape["required"]?.AsArray().Select(r => r!.GetValue<string>()) ?? []).ShouldBeSubsetOf(names, path);
        }

        foreach (var type in Package["types"]!.AsObject().Where(t => t.Value!["enum"] is not null))
        {
            type.Value!["type"]!.GetValue<string>().ShouldBe("string");
            type.Value["enum"]!.AsArray().Select(v => v!["name"]!.GetValue<string>()).ShouldBeUnique();
        }
    }

    [Fact]
    public void Each_row_of_the_table_is_a_property_and_computed_ones_are_no_inputs()
    {
        var machine = Package["resources"]!["hotplug:index:VirtualMachine"]!;

        machine["inputProperties"]!.AsObject().Count.ShouldBe(VirtualMachineSchema.Rows.Count(r => r.Usage != Usage.Computed));
        // id is every resource's own, and impact is four outputs.
        machine["properties"]!.AsObject().Count.ShouldBe(VirtualMachineSchema.Rows.Count - 2 + 4);
        machine["requiredInputs"]!.AsArray().Select(r => r!.GetValue<string>()).ShouldBe(["name", "vcpus"]);
        Package["functions"]!.AsObject().Count.ShouldBe(DataSourceTable.All.Count + FunctionTable.All.Count);
    }

    private static IEnumerable<(string Path, JsonObject Shape)> Shapes() =>
        Package["types"]!.AsObject().Where(t => t.Value!["properties"] is not null).Select(t => (t.Key, t.Value!.AsObject()))
            .Concat(Package["resources"]!.AsObject().Select(t => (t.Key, t.Value!.AsObject())))
            .Concat(Package["functions"]!.AsObject().SelectMany(f => new[] { ($"{f.Key} inputs", f.Value!["inputs"]!.AsObject()), ($"{f.Key} outputs", f.Value["outputs"]!.AsObject()) }));

    private static IEnumerable<(string Path, JsonObject Property)> Properties() =>
        Shapes().SelectMany(s => Of(s.Path, s.Shape["properties"]!))
            .Concat(Package["resources"]!.AsObject().SelectMany(r => Of($"{r.Key} input", r.Value!["inputProperties"]!)))
            .Concat(Of("config", Package["config"]!["variables"]!)).Concat(Of("provider", Package["provider"]!["inputProperties"]!));

    private static IEnumerable<(string, JsonObject)> Of(string path, JsonNode properties) =>
        properties.AsObject().Select(p => ($"{path}.{p.Key}", p.Value!.AsObject()));

    private static IEnumerable<JsonNode> Everything(JsonNode node) => node switch
    {
        JsonObject map => map.Select(p => p.Value).OfType<JsonNode>().SelectMany(Everything).Prepend(node),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Everything).Prepend(node),
        _ => [node],
    };

    private static string CommittedPath() => Repository.File("pulumi", "schema.json");
}
