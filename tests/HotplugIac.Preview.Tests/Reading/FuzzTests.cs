using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HotplugIac.Fuzzing;
using HotplugIac.Preview.Policies;
using Xunit.Abstractions;
using static HotplugIac.Preview.Tests.Reading.PlanText;

namespace HotplugIac.Preview.Tests.Reading;

/// <summary>
/// Documents with mistakes give a report or a problem: no exception, no hang. A few each time; with FUZZ_MINUTES as long
/// as that, from another seed each round.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Few = 20;

    private static readonly Grammar Policy = Grammar.Json.With("- ", "\n", "  ", "rules:", "windows:", "exceptions:", "when: ", "scope: ", "name: ", "effect: deny", "until: 9999-12-31", "from: \"24:00\"", "zone: ../../etc/passwd", "<<: *first", "&a [*a]", "*", "[*", "?", "|", "---\n");

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Kinds => new(Seeds.Keys);

    private static readonly Dictionary<string, byte[]> Seeds = new()
    {
        ["terraform"] = Encoding.UTF8.GetBytes(TerraformSeed()),
        ["digest"] = Encoding.UTF8.GetBytes(DigestSeed()),
        ["events"] = Encoding.UTF8.GetBytes(EventSeed()),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_document_with_mistakes_gives_a_report_or_a_problem(string kind)
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable("FUZZ_MINUTES") ?? "0", CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        var (count, reports, slowest, slowestSeed) = (0, 0, TimeSpan.Zero, 0);
        for (var seed = 0; seed < Few || clock.Elapsed < TimeSpan.FromMinutes(minutes); seed++)
        {
            var bytes = Mutations.Of(Seeds[kind], new Random(seed));
            var begun = clock.Elapsed;
            try
            {
                var outcome = await Documents.OutcomeAsync(bytes).WaitAsync(Bound);
                (outcome.Report is null).ShouldBe(outcome.Problem is not null);
                reports += outcome.Report is null ? 0 : 1;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed} of {kind}: {Encoding.UTF8.GetString(bytes)}", e);
            }

            count++;
            (slowest, slowestSeed) = clock.Elapsed - begun > slowest ? (clock.Elapsed - begun, seed) : (slowest, slowestSeed);
        }

        output.WriteLine($"{kind}: {count} documents, {reports} reports, at most {slowest.TotalMilliseconds:0} ms (seed {slowestSeed})");
        reports.ShouldBeGreaterThan(count / 50);
    }

    [Fact]
    public Task A_policy_is_read_or_refused_with_its_rule() => new Fuzzer("policy file", Corpus.Of("policy"), Policy).RunAsync(
        bytes =>
        {
            var (policy, problems) = PolicyReader.Read(bytes, "policy.yaml", new DateOnly(2026, 1, 1), TimeZones.Find);
            problems.ShouldAllBe(p => p.Code.StartsWith("HP", StringComparison.Ordinal) && p.Detail.Length > 0);
            (policy is null).ShouldBe(problems.Count > 0);
            return policy is not null;
        },
        output);

    private static string TerraformSeed()
    {
        var grown = Machine(
            ("impact", Impact("reboot", live: new JsonObject { ["vcpus"] = "2 → 4, hot-added (HP1001); x (HP1002)" }, reboot: new JsonObject { ["memory"] = "1GiB → 9GiB, at the boot (HP2003)" })),
            ("vcpus", 4),
            ("pending_changes", new JsonObject { ["memory"] = "1GiB → 9GiB at the next boot" }),
            ("memory_devices", new JsonObject { ["a"] = new JsonObject { ["model"] = "dimm", ["size"] = "1GiB", ["node"] = 0 } }),
            ("numa_tune", new JsonObject { ["mode"] = "restrictive", ["nodeset"] = "0", ["cells"] = null }),
            ("cpu_topology", new JsonObject { ["sockets"] = 1, ["dies"] = 1, ["cores"] = 8, ["threads"] = 1 }));
        return With(new JsonObject
        {
            ["resource_changes"] = new JsonArray(
                Update(Machine(), grown),
                Change(Machine(("impact", null)), Machine(("impact", null), ("memory", "3GiB"), ("vcpus", 4)), ["update"], "hotplug_virtual_machine.a"),
                Change(Machine(("definition", "<d/>")), Machine(("definition", "<e/>"), ("name", "b")), ["delete", "create"], "hotplug_virtual_machine.b").WithChange("replace_paths", new JsonArray(Texts("name"))),
                Change(null, Machine(("memory", null)), ["create"], "hotplug_virtual_machine.c").WithChange("after_unknown", new JsonObject { ["memory"] = true, ["impact"] = true }),
                Change(Machine(), null, ["delete"], "hotplug_virtual_machine.d").WithMember("deposed", "12345678")),
            ["resource_drift"] = new JsonArray(Update(Machine(), Machine(("vcpus", 3)))),
            ["checks"] = JsonNode.Parse("""[{"address":{"kind":"check","to_display":"check.c"},"status":"fail","instances":[{"address":{"to_display":"check.c"},"status":"fail","problems":[{"message":"m"}]}]}]"""),
            ["deferred_changes"] = new JsonArray(new JsonObject { ["reason"] = "r", ["resource_change"] = Change(null, Machine(), ["create"]) }),
        });
    }

    private static string DigestSeed() => PreviewText.With(new JsonObject
    {
        ["steps"] = new JsonArray(
            PreviewText.Step("update", PreviewText.State(PreviewText.Inputs(), PreviewText.Outputs()), PreviewText.State(PreviewText.Inputs(("vcpus", 4), ("memory", "2GiB")))),
            PreviewText.Step("create", null, PreviewText.State(PreviewText.Inputs(("definition", "<d/>"))), $"{PreviewText.Urn}2"),
            PreviewText.Step("replace", PreviewText.State(PreviewText.Inputs(), PreviewText.Outputs()), PreviewText.State(PreviewText.Inputs(("name", "b"))), $"{PreviewText.Urn}3")),
        ["diagnostics"] = new JsonArray(new JsonObject { ["urn"] = PreviewText.Urn, ["message"] = "m", ["severity"] = "warning" }),
    });

    private static string EventSeed() => PreviewText.Events(
        PreviewText.Pre("refresh", PreviewText.State(PreviewText.Inputs(), PreviewText.Outputs()), PreviewText.State(PreviewText.Inputs(), PreviewText.Outputs())),
        PreviewText.Done("update", PreviewText.State(PreviewText.Inputs(), PreviewText.Outputs()), PreviewText.State(PreviewText.Inputs(), PreviewText.Outputs(("vcpus", 3)))),
        PreviewText.Pre("update", PreviewText.State(PreviewText.Inputs(), PreviewText.Outputs()), PreviewText.State(PreviewText.Inputs(("vcpus", 4)))),
        PreviewText.Done("update", PreviewText.State(PreviewText.Inputs(), PreviewText.Outputs()), PreviewText.State(PreviewText.Inputs(("vcpus", 4)), PreviewText.Outputs(("vcpus", 4), ("memory", PreviewText.Secret("x"))))),
        PreviewText.Diagnostic("warning", "m"));
}
