using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HotplugIac.Harness;
using HotplugIac.PulumiEngine;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Pulumi;

/// <summary>
/// The same change means the same through Terraform and through Pulumi: one table, real programs of both kinds, and two simulators
/// that begin alike.
/// </summary>
public sealed partial class SameImpactTests
{
    private static readonly string[] Verdicts = ["none", "live", "reboot"];

    [Fact]
    public async Task Every_change_of_the_table_has_the_same_impact()
    {
        ImpactCase.Changes.Count.ShouldBeGreaterThanOrEqualTo(50);
        using var one = new SimulatorFile(Seeds(ImpactCase.Changes));
        using var other = new SimulatorFile(Seeds(ImpactCase.Changes));
        await using var terraform = await ProjectAsync(one, ImpactCase.Changes, c => c.From);
        await using var pulumi = new PulumiUnderTest(other.Uri);
        (await terraform.ApplyAsync()).EnsureSuccess();
        (await pulumi.Stack.UpAsync(Program(ImpactCase.Changes, c => c.From))).EnsureSuccess();

        terraform.Write("main.tf.json", Module(one, ImpactCase.Changes, c => c.To));
        var plan = (await terraform.PlanAsync()).EnsureSuccess();
        var preview = (await pulumi.Stack.PreviewAsync(Program(ImpactCase.Changes, c => c.To))).EnsureSuccess();

        var met = new HashSet<string>();
        for (var i = 0; i < ImpactCase.Changes.Count; i++)
        {
            var what = $"{Name(i)}, {ImpactCase.Changes[i].What}";
            var planned = plan[$"hotplug_virtual_machine.{Name(i)}"].Planned("impact")!.Value;
            var impact = JsonNode.Parse(planned.GetRawText())!;
            var step = preview.Step(Name(i));
            var verdict = impact["verdict"]!.ToString();
            met.Add(verdict);
            if (step.Op == StepOp.Same)
            {
                verdict.ShouldBe("none", what);
                continue;
            }

            step.New("impactVerdict").ShouldBe(verdict, what);
            step.New("impactStopsMachine").ShouldBe(impact["stops_machine"]!.ToString().ToLowerInvariant(), what);
            Lines(step.NewOutputs!["impactLive"], x => x).ShouldBe(Lines(impact["live"], ImpactCase.Camel), what);
            Lines(step.NewOutputs!["impactReboot"], x => x).ShouldBe(Lines(impact["reboot"], ImpactCase.Camel), what);
            // A change that means something is told: what is live as information, what needs a reboot as a warning.
            var told = preview.Diagnostics.Where(d => d.Name == Name(i)).Select(d => d.Severity).ToList();
            told.Contains(DiagnosticSeverity.Warning).ShouldBe(verdict == "reboot", what);
            told.Contains(DiagnosticSeverity.Info).ShouldBe(impact["live"]!.AsObject().Count > 0, what);
        }

        met.ShouldBe(Verdicts, ignoreOrder: true);
        // And both do the same.
        (await terraform.ApplyAsync()).EnsureSuccess();
        (await pulumi.Stack.UpAsync(Program(ImpactCase.Changes, c => c.To))).EnsureSuccess();
        for (var i = 0; i < ImpactCase.Changes.Count; i++)
        {
            var (left, right) = (one.Machine(Name(i)), other.Machine(Name(i)));
            foreach (var part in (string[])["configured", "running", "boots"])
            {
                JsonNode.DeepEquals(left[part], right[part]).ShouldBeTrue($"{Name(i)}, {ImpactCase.Changes[i].What}, {part}: {left[part]} | {right[part]}");
            }
        }
    }

    [Fact]
    public async Task Every_refusal_of_the_table_has_the_same_code()
    {
        using var file = new SimulatorFile(Seeds(ImpactCase.Errors));
        await using var terraform = await ProjectAsync(file, ImpactCase.Errors, c => c.From);
        await using var pulumi = new PulumiUnderTest(file.Uri);
        (await terraform.ApplyAsync()).EnsureSuccess();
        (await pulumi.Stack.UpAsync(Program(ImpactCase.Errors, c => c.From))).EnsureSuccess();
        var before = file.Text;

        terraform.Write("main.tf.json", Module(file, ImpactCase.Errors, c => c.To));
        var plan = await terraform.RunAsync(["plan", "-json", "-input=false"]);
        var preview = await pulumi.Stack.PreviewAsync(Program(ImpactCase.Errors, c => c.To), new UpdateOptions { ContinueOnError = true });

        var errors = plan.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)
            .Where(l => l["@level"]!.ToString() == "error").Select(l => l["diagnostic"]!).ToList();
        for (var i = 0; i < ImpactCase.Errors.Count; i++)
        {
            var what = $"{Name(i)}, {ImpactCase.Errors[i].What}";
            var codes = errors.Where(e => e["address"]?.ToString() == $"hotplug_virtual_machine.{Name(i)}").SelectMany(e => Codes(e["detail"]!.ToString())).Distinct().Order().ToList();
            codes.ShouldNotBeEmpty($"{what}: {plan.StandardOutput}");
            var said = string.Join("\n", preview.StepsOf(Name(i)).Select(s => s.Error).Concat(preview.Diagnostics.Where(d => d.Name == Name(i)).Select(d => d.Message)));
            Codes(said).Distinct().Order().ToList().ShouldBe(codes, $"{what}: {said}");
        }

        file.Text.ShouldBe(before);
    }

    private static Dictionary<string, string> Lines(JsonNode? lines, Func<string, string> name) =>
        lines!.AsObject().ToDictionary(l => name(l.Key), l => l.Value!.ToString());

    private static IEnumerable<string> Codes(string text) => Code().Matches(text).Select(m => m.Value);

    private static string Name(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"c{index:00}");

    private static string[] Seeds(IReadOnlyList<ImpactCase> cases) => [.. cases.Select((c, i) => $"{{ \"name\": \"{Name(i)}\", {c.Seed} }}")];

    private static InProcessProgram Program(IReadOnlyList<ImpactCase> cases, Func<ImpactCase, string> inputs) =>
        cases.Index().Aggregate(new InProcessProgram { Parallel = true }, (program, c) => program.Add(Name(c.Index), PulumiUnderTest.Type, ImpactCase.Pulumi(Name(c.Index), inputs(c.Item))));

    private static string Module(SimulatorFile file, IReadOnlyList<ImpactCase> cases, Func<ImpactCase, string> inputs) => new JsonObject
    {
        ["terraform"] = JsonNode.Parse("""{ "required_providers": { "hotplug": { "source": "hotplugiac/hotplug" } } }"""),
        ["provider"] = new JsonObject { ["hotplug"] = new JsonObject { ["uri"] = file.Uri } },
        ["resource"] = new JsonObject
        {
            ["hotplug_virtual_machine"] = new JsonObject(cases.Select((c, i) => KeyValuePair.Create(Name(i), (JsonNode?)ImpactCase.Terraform(Name(i), inputs(c))))),
        },
    }.ToJsonString();

    private static async Task<TerraformProject> ProjectAsync(SimulatorFile file, IReadOnlyList<ImpactCase> cases, Func<ImpactCase, string> inputs)
    {
        var project = TerraformProject.FromHcl(string.Empty, new TerraformOptions { CliConfig = TerraformCliConfig.FromFile(TerraformRc) });
        project.Write("main.tf.json", Module(file, cases, inputs));
        await project.InitAsync();
        return project;
    }

    [GeneratedRegex("HP[0-9]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
