using System.Globalization;
using System.Text.Json.Nodes;
using HotplugIac.Preview.Policies;
using HotplugIac.Resources.Schema;
using HotplugIac.Yaml;
using HotplugIac.Yaml.Syntax;
using Json.Schema;

namespace HotplugIac.Preview.Tests.Policies;

public sealed class PolicySchemaTests
{
    private const string Rule = "{name: r, when: {stops_machine: true}, effect: deny, reason: Because.}";
    private const string Window = "{cron: \"0 2 * * 1-5\", duration: 2h, zone: Europe/Berlin}";

    private static readonly JsonSchema Schema = JsonSchema.FromText(PolicySchema.Text);

    [Theory]
    [InlineData($"version: 1\nrules: [{Rule}]", true)]
    [InlineData("version: 1\nrules: [{name: r, when: {verdict: [reboot, unknown], action: delete, attribute: [vcpus]}, match: {address: [a, b], environment: p}, effect: warn, reason: x}]", false)]
    [InlineData("version: 1\nrules: [{name: r, when: {verdict: [reboot, unknown], action: update, attribute: [vcpus]}, match: {address: [a, b], environment: p}, effect: warn, reason: x}]", true)]
    [InlineData($"version: 1\nrules: [{{name: r, when: {{verdict: live}}, effect: deny, unless: {{window: [w]}}, reason: x}}]\nwindows: {{w: {Window}}}", true)]
    [InlineData($"version: 1\nrules: [{Rule}]\nexceptions: [{{rules: r, match: {{name: a}}, owner: o, reason: x, expires: 2026-12-31}}]", true)]
    [InlineData($"version: \"1\"\nrules: [{Rule}]", false)]
    [InlineData($"version: 1\nrules: [{Rule}]\nextra: 1", false)]
    [InlineData("version: 1", false)]
    [InlineData("version: 1\nrules: []", false)]
    [InlineData("version: 1\nrules: [{name: r, when: {}, effect: deny, reason: x}]", false)]
    [InlineData("version: 1\nrules: [{name: r, when: {verdict: none}, effect: deny, reason: x}]", false)]
    [InlineData("version: 1\nrules: [{name: r, when: {verdict: []}, effect: deny, reason: x}]", false)]
    [InlineData("version: 1\nrules: [{name: r, when: {verdict: [live, live]}, effect: deny, reason: x}]", false)]
    [InlineData("version: 1\nrules: [{name: r, when: {stops_machine: \"true\"}, effect: deny, reason: x}]", false)]
    [InlineData("version: 1\nrules: [{name: r, when: {attribute: impact}, effect: deny, reason: x}]", false)]
    [InlineData("version: 1\nrules: [{name: 1, when: {verdict: live}, effect: deny, reason: x}]", false)]
    [InlineData("version: 1\nrules: [{name: r, when: {verdict: live}, effect: deny, reason: \" \"}]", false)]
    [InlineData("version: 1\nrules: [{name: r, when: {verdict: live}, effect: deny}]", false)]
    [InlineData("version: 1\nrules: [{name: r, when: {verdict: live}, match: {name: [1]}, effect: deny, reason: x}]", false)]
    [InlineData("version: 1\nrules: [{name: r, when: {verdict: live}, unless: {}, effect: deny, reason: x}]", false)]
    [InlineData($"version: 1\nrules: [{Rule}]\nexceptions: []", false)]
    [InlineData($"version: 1\nrules: [{Rule}]\nexceptions: [{{rules: r, owner: o, reason: x, expires: 2026-12-31}}]", false)]
    [InlineData($"version: 1\nrules: [{Rule}]\nexceptions: [{{rules: r, match: {{name: a}}, owner: o, reason: x, expires: soon}}]", false)]
    [InlineData($"version: 1\nrules: [{Rule}]\nwindows: [{Window}]", false)]
    public void The_schema_and_the_reader_agree(string text, bool good)
    {
        var isRead = PreviewPolicy.Parse(text, "p.yaml", PolicyText.Today).Policy is not null;
        var isValid = Schema.Evaluate(System.Text.Json.JsonSerializer.SerializeToElement(Json(Root(text)))).IsValid;

        isRead.ShouldBe(good);
        isValid.ShouldBe(good || text.Contains("action: delete", StringComparison.Ordinal), "what can never match is the reader's to find");
    }

    [Theory]
    [InlineData("cron: \"0 2 * *\"", false)]
    [InlineData("cron: \"@daily\"", false)]
    [InlineData("cron: \" 0  2 * * 1-5 \"", true)]
    [InlineData("duration: -2h", false)]
    [InlineData("duration: 2", false)]
    [InlineData("duration: \"\"", false)]
    [InlineData("duration: 1d2h3m", true)]
    [InlineData("duration: 3m2h", false)]
    [InlineData("zone: ../x", false)]
    [InlineData("zone: America/Argentina/Buenos_Aires", true)]
    [InlineData("zone: Etc/GMT+1", true)]
    [InlineData("zone: 1", false)]
    public void They_agree_about_windows(string field, bool good)
    {
        var key = field.Split(':')[0];
        var fields = new[] { "cron: \"0 2 * * 1\"", "duration: 2h", "zone: UTC" }.Select(f => f.StartsWith(key, StringComparison.Ordinal) ? field : f);
        var text = PolicyText.Stops("unless: {window: w}", $"windows: {{w: {{{string.Join(", ", fields)}}}}}");

        (PreviewPolicy.Parse(text, "p.yaml", PolicyText.Today).Policy is not null).ShouldBe(good);
        Schema.Evaluate(System.Text.Json.JsonSerializer.SerializeToElement(Json(Root(text)))).IsValid.ShouldBe(good);
    }

    [Fact]
    public void The_schema_lists_the_attributes_that_can_be_given()
    {
        var listed = JsonNode.Parse(PolicySchema.Text)!["$defs"]!["attribute"]!["enum"]!.AsArray().Select(a => a!.GetValue<string>());

        listed.ShouldBe(VirtualMachineSchema.Rows.Where(r => r.Usage != Usage.Computed).Select(r => r.Name));
    }

    private static YamlNode Root(string text)
    {
        var problems = new ProblemList("p.yaml", PolicyReader.Kind);
        var root = DocumentSyntax.Root(text, problems, Budget.OfNodes(problems.Kind));
        problems.All.ShouldBeEmpty();
        return root.ShouldNotBeNull();
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, Json(e.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode scalar => CoreScalar.KindOf(scalar) switch
        {
            CoreKind.Null => null,
            CoreKind.Flag => CoreScalar.IsTrue(scalar),
            CoreKind.WholeNumber or CoreKind.OddNumber => double.Parse(scalar.Text, CultureInfo.InvariantCulture),
            _ => scalar.Text,
        },
        _ => throw new InvalidOperationException(node.Shape),
    };
}
