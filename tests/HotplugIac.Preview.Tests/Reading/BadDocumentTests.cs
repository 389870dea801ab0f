using System.Text;
using System.Text.Json.Nodes;
using static HotplugIac.Preview.Tests.Reading.PlanText;

namespace HotplugIac.Preview.Tests.Reading;

public sealed class BadDocumentTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { "", "empty" },
        { " \r\n\t ", "white space" },
        { "\uFEFF", "white space" },
        { "<!DOCTYPE html><html></html>", "HTML" },
        { "[]", "JSON list" },
        { "\"plan\"", "JSON text" },
        { "null", "neither JSON nor YAML" },
        { "machines:\n  web:\n    vcpus: 2\n", "hotplug preview old.yaml new.yaml" },
        { "# my machines\n\nmachines:\n", "two files are needed" },
        { "---\nmachines: {}\n", "two files are needed" },
        { "Terraform will perform the following actions:\n", "as people read it" },
        { "\u001b[1mTerraform\u001b[0m", "as people read it" },
        { "{}", "no members" },
        { """{"a":1,"b":2}""", "the members a, b" },
        { """{"@level":"info","@message":"Terraform 1.11.4","@module":"terraform.ui"}""", "terraform show -json" },
        { """{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}""", "prints of a state" },
        { """{"format_version":"1.0"}""", "prints of a state" },
        { """{"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"x","outputs":{},"resources":[]}""", "state file" },
        { """{"format_version":"1.0","provider_schemas":{}}""", "providers schema" },
        { """{"format_version":"1.0","valid":true,"error_count":0,"warning_count":0,"diagnostics":[]}""", "terraform validate" },
        { """{"version":3,"deployment":{}}""", "stack export" },
        { """{"resourcePlans":{},"manifest":{}}""", "save-plan" },
        { """{"machines":{}}""", "two files are needed" },
        { """{"resource_changes":[],"format_version":"1.2","steps":[]}""", "members of Terraform's plan and of Pulumi's" },
        { """{"format_version":"1.2","resource_changes":[]}{"a":1}""", "follows the end" },
        { """{"format_version":"1.2","resource_changes":[]} x""", "follows the end" },
        { """{"format_version":"1.2","resource_changes":[],"resource_changes":[]}""", "\"resource_changes\" twice" },
        { """{"format_version":"1.2","resource_changes":"none"}""", "resource_changes is a text where a list belongs" },
        { """{"format_version":"1.2","resource_changes":[1]}""", "a number where an object belongs" },
        { """{"format_version":12,"resource_changes":[]}""", "format_version is no text" },
        { """{"format_version":"1.2","errored":"yes","resource_changes":[]}""", "errored is neither true nor false" },
        { """{"format_version":"1.2","resource_changes":[{"address":"a"}]}""", "has no \"type\"" },
        { """{"format_version":"1.2","resource_changes":[{"type":["hotplug_virtual_machine"]}]}""", "type is a list where a text belongs" },
        { """{"format_version":"1.2","resource_changes":[{"address":"a","address":"b","type":"x"}]}""", "has \"address\" twice" },
        { """{"format_version":"1.2","resource_changes":[],}""", "not JSON" },
        { """{"format_version":"1.2" "resource_changes":[]}""", "line 1, byte 25" },
        { "{\"format_version\":\"1.2\",\n \"resource_changes\": nul}", "line 2" },
        { "{\"sequence\":1}\n{\"x\":1}", "no event of Pulumi" },
        { """{"sequence":1,"resourcePreEvent":{"planning":true}}""", "no metadata" },
        { """{"steps":{}}""", "steps is an object where a list belongs" },
        { """{"steps":[{"op":"same"}]}""", "has no \"urn\"" },
        { """{"format_version":"1.2","resource_changes":[{"address":"\ud800","type":"x","change":{}}]}""", "no Unicode" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task What_is_no_plan_is_named_with_what_to_do(string text, string words)
    {
        var problem = await Documents.ProblemAsync(text);

        problem.Code.ShouldBe("HP9051");
        problem.Detail.ShouldStartWith("plan.json: ");
        problem.Detail.ShouldContain(words);
        problem.Detail.ShouldEndWith("(HP9051)");
    }

    public static TheoryData<byte[], string> Binaries => new()
    {
        { "PK\u0003\u0004 tfplan"u8.ToArray(), "terraform show -json plan.bin" },
        { new byte[] { 0x1F, 0x8B, 8, 0, 0 }, "gunzip" },
        { Encoding.Unicode.GetBytes("\uFEFF{\"format_version\":\"1.2\"}"), "UTF-16" },
        { Encoding.BigEndianUnicode.GetBytes("\uFEFF{}"), "UTF-16" },
        { Encoding.Unicode.GetBytes("{\"format_version\":\"1.2\"}"), "UTF-16" },
        { [.. "{\"format_version\":\"1.2"u8, 0xC3, 0x28, .. "\"}"u8], "byte 23 is not UTF-8" },
        { [.. "{\"format_version\":\"1.2\"}"u8, 0xE2, 0x82], "byte 25 is not UTF-8" },
    };

    [Theory]
    [MemberData(nameof(Binaries))]
    public async Task What_is_no_text_is_named_with_what_to_do(byte[] bytes, string words) => (await Documents.ProblemAsync(bytes)).Detail.ShouldContain(words);

    [Theory]
    [InlineData("2.0", "newer version")]
    [InlineData("0.2", "Terraform 1.1 or newer")]
    [InlineData("11.0", "newer version")]
    public async Task Another_major_version_is_refused(string version, string words)
    {
        var problem = await Documents.ProblemAsync(With(new JsonObject { ["format_version"] = version }));

        (problem.Code, problem.Detail.Contains(words, StringComparison.Ordinal)).ShouldBe(("HP9052", true));
    }

    [Fact]
    public async Task A_plan_without_a_version_is_refused() =>
        (await Documents.ProblemAsync("""{"resource_changes":[],"planned_values":{}}""")).Code.ShouldBe("HP9052");

    [Fact]
    public async Task A_later_minor_version_and_its_news_are_read_over() =>
        (await Documents.ReadAsync(With(new JsonObject { ["format_version"] = "1.99", ["action_invocations"] = new JsonArray(new JsonObject()) }))).Source.FormatVersion.ShouldBe("1.99");

    [Fact]
    public async Task A_byte_order_mark_and_white_space_before_a_plan_do_no_harm() =>
        (await Documents.ReadAsync($"\uFEFF \n\r\t{Of(Change(Machine(), Machine(), ["no-op"]))}\n\n")).Machines.Count.ShouldBe(1);

    [Fact]
    public async Task Two_changes_of_one_address_are_refused() =>
        (await Documents.ProblemAsync(Of(Change(Machine(), Machine(), ["no-op"]), Change(Machine(), null, ["delete"])))).Detail.ShouldContain("twice");

    [Theory]
    [InlineData("before", "[]")]
    [InlineData("before", "true")]
    [InlineData("after", "7")]
    [InlineData("actions", "[]")]
    [InlineData("actions", "[1]")]
    [InlineData("actions", "null")]
    [InlineData("replace_paths", "[\"name\"]")]
    [InlineData("importing", "\"web\"")]
    public async Task A_member_of_another_type_is_refused_with_its_place(string member, string value) =>
        (await Documents.ProblemAsync(Of(Update(Machine(), Machine()).WithChange(member, JsonNode.Parse(value))))).Detail.ShouldContain(member);

    [Theory]
    [InlineData("vcpus", "\"two\"")]
    [InlineData("vcpus", "1e400")]
    [InlineData("vcpus", "{}")]
    [InlineData("memory", "[]")]
    [InlineData("numa_cells", "\"all\"")]
    [InlineData("numa_cells", "[7]")]
    [InlineData("memory_devices", "[1]")]
    [InlineData("pending_changes", "[]")]
    [InlineData("pending_changes", """{"vcpus":"→ at the next boot"}""")]
    [InlineData("live_values", "\"x\"")]
    [InlineData("cpu_topology", "[]")]
    public async Task Attributes_of_another_type_end_in_a_verdict_all_the_same(string attribute, string value)
    {
        var text = Of(Update(Machine(("impact", null), (attribute, null)), Machine(("impact", null), (attribute, null), ("memory_slots", 17)))).Replace($"\"{attribute}\":null", $"\"{attribute}\":{value}", StringComparison.Ordinal);

        (await Documents.OutcomeAsync(text)).Report.ShouldNotBeNull().Machines.ShouldHaveSingleItem().Verdict.ShouldNotBe(Reports.PreviewVerdict.None);
    }

    [Theory]
    [InlineData(900)]
    [InlineData(100_000)]
    public async Task Deep_nesting_is_refused_where_it_matters(int depth)
    {
        var nested = $"{new string('[', depth)}{new string(']', depth)}";

        var problem = await Documents.ProblemAsync(Of(Update(Machine(), Machine(("numa_cells", "HERE")))).Replace("\"HERE\"", nested, StringComparison.Ordinal));

        problem.Detail.ShouldContain("nested");
    }

    [Fact]
    public async Task Nesting_as_configurations_have_it_is_read_over() =>
        (await Documents.ReadAsync(With(new JsonObject { ["configuration"] = "HERE" }).Replace("\"HERE\"", $"{new string('[', 900)}{new string(']', 900)}", StringComparison.Ordinal))).Notes.ShouldBeEmpty();
}
