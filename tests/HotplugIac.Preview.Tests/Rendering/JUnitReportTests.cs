using System.Text.Json.Nodes;
using System.Xml.Linq;
using HotplugIac.Harness;
using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Reports;
using HotplugIac.Preview.Tests.Samples;

namespace HotplugIac.Preview.Tests.Rendering;

public sealed class JUnitReportTests
{
    [Fact]
    public async Task Reports_load_in_a_reader_of_JUnit()
    {
        var modules = await NpmPackages.FolderAsync();
        const string Script = """
            import { parse } from 'junit2json';
            import { readFileSync } from 'node:fs';
            const read = await Promise.all(process.argv.slice(2).map(file => parse(readFileSync(file, 'utf8'))));
            console.log(JSON.stringify(read));
            """;
        var folder = Directory.CreateTempSubdirectory("hotplug-junit-").FullName;
        try
        {
            // Modules are looked for from where a script lies.
            Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Path.Combine(modules, "node_modules"));
            await File.WriteAllTextAsync(Path.Combine(folder, "read.mjs"), Script);
            string[] names = [.. SampleReports.Small.Keys];
            foreach (var name in names)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, name), Rendered.As("junit", SampleReports.Small[name]));
            }

            var output = (await new CommandLine("node", ["read.mjs", .. names]) { WorkingDirectory = folder, Timeout = TimeSpan.FromMinutes(1) }.RunAsync()).EnsureSuccess();

            var read = JsonNode.Parse(output.StandardOutput)!.AsArray();
            foreach (var (name, suites) in names.Zip(read))
            {
                var cases = suites!["testsuite"]![0]!["testcase"]!.AsArray();
                cases.Count.ShouldBe(1 + SampleReports.Small[name].Report.Machines.Count, name);
                cases.Count(c => c!["failure"] is not null).ShouldBe(suites["failures"]!.GetValue<int>(), name);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Without_a_policy_those_fail_that_are_stopped_or_may_be() => Failed(SampleReports.Everything).ShouldBe(
    [
        SampleMachines.Deleted.Address, SampleMachines.Replaced.Address, SampleMachines.Stopped.Address, SampleMachines.Unknown.Address,
    ]);

    [Fact]
    public void With_a_policy_those_fail_that_it_denies_and_does_not_excuse() =>
        Failed(SampleReports.Denied).ShouldBe([SampleMachines.Stopped.Address]);

    [Fact]
    public void A_policy_that_allows_everything_fails_nothing() =>
        Failed(SampleReports.Everything with { Policy = new("policy.yaml", []) }).ShouldBeEmpty();

    [Fact]
    public void What_is_denied_of_the_plan_or_of_an_unknown_machine_fails_the_plan()
    {
        PolicyFinding finding = new(PolicyEffect.Deny, null, "unknown", "The plan is not complete.", string.Empty);

        Failed(SampleReports.LiveOnly with { Policy = new("p", [finding]) }).ShouldBe(["plan"]);
        Failed(SampleReports.LiveOnly with { Policy = new("p", [finding with { Address = "nobody" }]) }).ShouldBe(["plan"]);
    }

    [Fact]
    public void A_plan_that_may_lack_changes_fails() => Failed(SampleReports.Errored).ShouldBe(["plan"]);

    [Fact]
    public void Generated_reports_are_xml() => Property.Holds(
        ReportGen.Documents,
        document => XDocument.Parse(Rendered.As("junit", document)).Descendants("testcase").Count().ShouldBe(1 + document.Report.Machines.Count),
        cases: 20);

    private static IEnumerable<string> Failed(ReportDocument document) =>
        XDocument.Parse(Rendered.As("junit", document)).Descendants("testcase").Where(c => c.Element("failure") is not null).Select(c => c.Attribute("name")!.Value);
}
