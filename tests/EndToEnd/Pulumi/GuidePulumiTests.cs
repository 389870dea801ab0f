using System.Text.RegularExpressions;
using HotplugIac.PulumiEngine;

namespace EndToEnd.Pulumi;

/// <summary>Who follows the guide for Pulumi sees what it shows, and every name that it writes down is one of the schema.</summary>
public sealed partial class GuidePulumiTests
{
    private static readonly GuideText Guide = new("pulumi");

    [Fact]
    public async Task A_machine_is_adopted_grown_and_refused_as_the_guide_says()
    {
        using var file = new SimulatorFile { Text = Guide.Block("json", 0) };
        await using var pulumi = Stack(file);
        var adopted = Guide.Block("yaml", 0);
        var boots = file.Boots("web");

        (await pulumi.Stack.UpAsync(YamlProgram.Parse(adopted))).EnsureSuccess().Outputs["verdict"]!.ToString().ShouldBe("none");

        var grown = Sized(adopted, "vcpus: 4", "memory: 3GiB", "maxMemory: 16GiB");
        var preview = await PreviewAsync(pulumi, grown);
        Guide.ShouldShow(0, Rendered(preview));
        preview.Step("web").Diff!.Detailed!.Keys.ShouldBe(["vcpus", "memory", "maxMemory"], ignoreOrder: true);
        preview.Outputs["verdict"]!.ToString().ShouldBe("reboot");

        Guide.ShouldShow(1, Rendered(await PreviewAsync(pulumi, Sized(grown, "vcpus: 4", "memory: 3GiB", "onRebootRequired: reboot"))));
        var refused = await pulumi.Stack.PreviewAsync(YamlProgram.Parse(Sized(grown, "vcpus: 4", "memory: 3GiB", "onRebootRequired: fail")));
        refused.Succeeded.ShouldBeFalse();
        Guide.ShouldShow(2, Rendered(refused));

        (await pulumi.Stack.UpAsync(YamlProgram.Parse(grown))).EnsureSuccess();
        (file.Boots("web"), file.Running("web")!["vcpus"]!.GetValue<int>()).ShouldBe((boots, 4));
        pulumi.Stack.State["web"].Outputs["pendingChanges"]!["maxMemory"]!.ToString().ShouldBe("8GiB → 16GiB at the next boot");
        (await PreviewAsync(pulumi, grown)).Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Drift_is_planned_away_without_being_asked_for_as_the_guide_says()
    {
        using var file = new SimulatorFile { Text = Guide.Block("json", 0) };
        await using var pulumi = Stack(file);
        var program = Sized(Guide.Block("yaml", 0), "vcpus: 4", "memory: 1GiB");
        (await pulumi.Stack.UpAsync(YamlProgram.Parse(program))).EnsureSuccess();

        // It runs what is configured.
        await file.EditAsync(state => state["machines"]![0]!["configured"]!["vcpus"] = 3);

        Guide.ShouldShow(3, Rendered(await PreviewAsync(pulumi, program)));
    }

    [Fact]
    public async Task What_is_imported_is_protected_and_released_when_it_is_not_any_more()
    {
        using var file = new SimulatorFile { Text = Guide.Block("json", 0) };
        await using var pulumi = Stack(file);

        (await pulumi.Stack.ImportAsync(PulumiUnderTest.Type, "web", "web")).EnsureSuccess();

        pulumi.Stack.State["web"].Inputs.Select(i => i.Key).ShouldBe(["name", "vcpus", "memory", "maxVcpus", "maxMemory"], ignoreOrder: true);
        (await pulumi.Stack.DestroyAsync()).Succeeded.ShouldBeFalse();
        var same = Sized(Guide.Block("yaml", 0), "vcpus: 2", "memory: 1GiB", "maxVcpus: 8", "maxMemory: 8GiB");
        (await pulumi.Stack.UpAsync(YamlProgram.Parse(same))).EnsureSuccess().Changes.Select(c => c.Name).ShouldNotContain("web");
        (await pulumi.Stack.DestroyAsync()).EnsureSuccess();
        file.Running("web").ShouldNotBeNull("it is released, not stopped");
    }

    [Fact]
    public async Task The_configuration_that_the_guide_sets_is_taken()
    {
        using var file = new SimulatorFile { Text = Guide.Block("json", 0) };
        await using var pulumi = Stack(file);
        foreach (Match set in ConfigSet().Matches(Guide.Block("shell", 3)))
        {
            pulumi.Stack.Config[set.Groups["key"].Value] = set.Groups["value"].Value;
            pulumi.Stack.Options.SecretConfig.UnionWith(set.Groups["secret"].Success ? [set.Groups["key"].Value] : []);
        }

        pulumi.Stack.Config.Count.ShouldBe(5);
        pulumi.Stack.Options.SecretConfig.ShouldBe(["hotplug:auth"]);
        (await PreviewAsync(pulumi, Guide.Block("yaml", 0))).Step("web").Op.ShouldBe(StepOp.Create);
    }

    /// <summary>The name is taken as long as the old machine is there.</summary>
    [Fact]
    public async Task A_machine_that_is_replaced_goes_before_the_new_one_is_made_as_the_guide_says()
    {
        Guide.Text.Unwrapped().ShouldContain("set `deleteBeforeReplace: true` as well");
        using var file = new SimulatorFile();
        await using var pulumi = Stack(file);
        const string Owned = "definition: \"<domain type='kvm'><os><type machine='q35'>hvm</type></os></domain>\"";
        var program = Sized(Guide.Block("yaml", 0), "vcpus: 2", "memory: 1GiB", Owned);
        (await pulumi.Stack.UpAsync(YamlProgram.Parse(program))).EnsureSuccess();

        var replaced = Sized(Guide.Block("yaml", 0), "vcpus: 3", "memory: 1GiB", Owned).Replace("outputs:", "    options: { replaceOnChanges: [vcpus] }\noutputs:", StringComparison.Ordinal);
        (await pulumi.Stack.UpAsync(YamlProgram.Parse(replaced))).EnsureSuccess().Step("web").Op.ShouldBe(StepOp.Replace);

        (await pulumi.Stack.UpAsync(YamlProgram.Parse(replaced), new UpdateOptions { Replace = ["web"] })).Describe().ShouldContain("(HP4007)");
        var ordered = replaced.Replace("[vcpus] }", "[vcpus], deleteBeforeReplace: true }", StringComparison.Ordinal);
        (await pulumi.Stack.UpAsync(YamlProgram.Parse(ordered), new UpdateOptions { Replace = ["web"] })).EnsureSuccess().Step("web").Op.ShouldBe(StepOp.Replace);
    }

    [Fact]
    public void Every_name_that_the_guide_writes_down_is_one_of_the_schema_or_of_Pulumi()
    {
        var names = PulumiNames.Of(Guide.Text);

        names.Count.ShouldBeGreaterThan(30);
        names.ShouldBeSubsetOf(PulumiNames.Known);
    }

    [Theory]
    [InlineData("```yaml\nproperties:\n  maxCpus: 2\n```\n", "maxCpus")]
    [InlineData("```csharp\nnew() { MaxCpus = 2 }\n```\n", "maxCpus")]
    [InlineData("```csharp\nweb.ImpactVerdicts\n```\n", "impactVerdicts")]
    [InlineData("```typescript\nweb.pendingReboots;\n```\n", "pendingReboots")]
    [InlineData("Set `onReboot = \"fail\"`.", "onReboot")]
    [InlineData("```shell\npulumi config set hotplug:urii x\n```\n", "urii")]
    public void A_name_that_nobody_knows_is_found(string text, string name) =>
        PulumiNames.Of(text).Except(PulumiNames.Known).ShouldBe([name]);

    private static PulumiUnderTest Stack(SimulatorFile file)
    {
        var pulumi = new PulumiUnderTest(uri: null);
        pulumi.Stack.Config["hotplug:simulate"] = file.Path;
        return pulumi;
    }

    private static async Task<PulumiResult> PreviewAsync(PulumiUnderTest pulumi, string program) =>
        (await pulumi.Stack.PreviewAsync(YamlProgram.Parse(program))).EnsureSuccess();

    /// <summary>The guide's program with other sizes, and more properties after them.</summary>
    private static string Sized(string program, string vcpus, string memory, params string[] more)
    {
        var lines = program.Split('\n').ToList();
        lines[lines.FindIndex(l => l.StartsWith("      vcpus:", StringComparison.Ordinal))] = $"      {vcpus}";
        lines[lines.FindIndex(l => l.StartsWith("      memory:", StringComparison.Ordinal))] = string.Join('\n', more.Prepend(memory).Select(m => $"      {m}"));
        return string.Join('\n', lines);
    }

    /// <summary>The diagnostics of the machine as <c>pulumi</c> prints them: information without a word before it.</summary>
    private static string Rendered(PulumiResult result) => $"Diagnostics:\n  {PulumiUnderTest.Type} (web):\n" + string.Join('\n',
        result.Diagnostics.Where(d => d.Name == "web").Select(d => d.Severity switch
        {
            DiagnosticSeverity.Warning => "warning: ",
            DiagnosticSeverity.Error => "error: ",
            _ => string.Empty,
        } + d.Message));

    [GeneratedRegex("pulumi config set (?<secret>--secret )?(?<key>[a-z:A-Z]+) '?(?<value>[^'\\n]+)")]
    private static partial Regex ConfigSet();
}
