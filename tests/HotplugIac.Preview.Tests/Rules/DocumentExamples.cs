using System.Text;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Core.Tests.Rules.Shown;
using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Reading;
using HotplugIac.Yaml;

namespace HotplugIac.Preview.Tests.Rules;

/// <summary>The rules that speak when a document cannot be used.</summary>
public sealed class DocumentExamples
{
    private const string Expired = """
        version: 1
        rules:
          - name: no-stops
            when: { stops_machine: true }
            effect: deny
            reason: Stops need a window.
        exceptions:
          - rules: [no-stops]
            match: { address: hotplug_virtual_machine.db }
            owner: jane@example.com
            reason: migration
            expires: 2026-03-31
        """;

    private static readonly Dictionary<string, (string Text, Func<string, IEnumerable<Problem>> Read)> Cases = new()
    {
        ["HP9051"] = ("{ \"format_version\": \"1.2\", \"resource_changes\": [", Plan),
        ["HP9052"] = ("{ \"format_version\": \"2.0\", \"resource_changes\": [] }", Plan),
        ["HP9053"] = ("machines:\n  web:\n    vcpus: \"4\"", Machines),
        ["HP9054"] = ("version: 1\nrules:\n  - name: no-stops\n    when: { stops: true }\n    effect: deny\n    reason: Stops need a window.", Policy),
        ["HP9055"] = (Expired, Policy),
    };

    public static TheoryData<string> Codes() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_is_what_reading_the_document_says(string code)
    {
        var (text, read) = Cases[code];

        read(text).ShouldShow(code, string.Empty, text, RuleForm.Refusal);
    }

    private static IEnumerable<Problem> Plan(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        yield return PlanReader.ReadAsync(stream, "plan.json", CancellationToken.None).GetAwaiter().GetResult().Problem!;
    }

    private static IEnumerable<Problem> Machines(string text) => MachineFile.Read(text, "machines.yaml").Problems.Select(p => p.Problem);

    private static IEnumerable<Problem> Policy(string text) => PreviewPolicy.Parse(text, "policy.yaml", new DateOnly(2026, 11, 28)).Problems;
}
