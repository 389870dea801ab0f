using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine;

namespace EndToEnd.Pulumi;

/// <summary>What Pulumi lets a program say about any resource, with a machine.</summary>
public sealed class OptionTests
{
    private const string Two = """{ "name": "web", "vcpus": 2 }""";
    private const string Four = """{ "name": "web", "vcpus": 4 }""";

    [Fact]
    public async Task Ignored_changes_and_ignored_drift_stay()
    {
        using var file = Machine();
        await using var pulumi = new PulumiUnderTest(file.Uri);
        var ignore = new ResourceOptions { IgnoreChanges = ["vcpus"] };
        await pulumi.UpAsync(Two, ignore);

        (await pulumi.PreviewAsync(Four, ignore)).Changes.ShouldBeEmpty();
        file.Text = file.Text.Replace("\"vcpus\": 2", "\"vcpus\": 3", StringComparison.Ordinal);
        var preview = await pulumi.PreviewAsync(Two, ignore);

        preview.Changes.ShouldBeEmpty(preview.Describe());
    }

    [Fact]
    public async Task A_protected_machine_is_neither_deleted_nor_replaced()
    {
        using var file = Machine();
        await using var pulumi = new PulumiUnderTest(file.Uri);
        await pulumi.UpAsync(Two, new ResourceOptions { Protect = true });

        (await pulumi.Stack.DestroyAsync()).Succeeded.ShouldBeFalse();
        (await pulumi.Stack.PreviewAsync(PulumiUnderTest.Machine("""{ "name": "web2", "vcpus": 2 }""", new ResourceOptions { Protect = true }))).Succeeded.ShouldBeFalse();
        (await pulumi.PreviewAsync(Four, new ResourceOptions { Protect = true })).Step("vm").Op.ShouldBe(StepOp.Update);
    }

    [Fact]
    public async Task Another_name_replaces_and_lets_go_before_it_takes_over()
    {
        using var file = Machine(SimulatorFile.Growing("web2"));
        await using var pulumi = new PulumiUnderTest(file.Uri);
        await pulumi.UpAsync(Two);

        var up = await pulumi.UpAsync("""{ "name": "web2", "vcpus": 2 }""");

        up.Steps.Where(s => s.Name == "vm").Select(s => s.Op).Where(o => o is StepOp.DeleteReplaced or StepOp.CreateReplacement)
            .ShouldBe([StepOp.DeleteReplaced, StepOp.CreateReplacement]);
        (pulumi.Output("name")!.ToString(), file.Names().Count).ShouldBe(("web2", 2));
    }

    [Fact]
    public async Task Replace_on_changes_and_an_alias_are_the_engines_and_work()
    {
        using var file = Machine();
        await using var pulumi = new PulumiUnderTest(file.Uri);
        await pulumi.UpAsync(Two);

        (await pulumi.PreviewAsync(Four, new ResourceOptions { ReplaceOnChanges = ["vcpus"] })).Step("vm").Op.ShouldBe(StepOp.Replace);
        var renamed = new InProcessProgram().Add("other", PulumiUnderTest.Type, JsonNode.Parse(Two)!.AsObject(), new ResourceOptions { Aliases = ["vm"] });
        var preview = (await pulumi.Stack.PreviewAsync(renamed)).EnsureSuccess();
        preview.Changes.ShouldBeEmpty(preview.Describe());
    }

    [Fact]
    public async Task Two_resources_for_one_machine_are_refused()
    {
        using var file = Machine();
        await using var pulumi = new PulumiUnderTest(file.Uri);
        InProcessProgram Program(int vcpus) => PulumiUnderTest.Machine(Two).Add("twin", PulumiUnderTest.Type, new JsonObject { ["name"] = "web", ["vcpus"] = vcpus });

        var together = await pulumi.Stack.PreviewAsync(Program(4));
        together.Step("twin").Error.ShouldNotBeNull().ShouldContain("::vm has the machine \"web\" too");
        (await pulumi.Stack.UpAsync(Program(4))).Step("twin").Error.ShouldNotBeNull().ShouldContain("(HP4035)");

        file.Running("web")!["vcpus"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_machine_whose_resource_gets_another_name_without_an_alias_is_taken_over()
    {
        using var file = Machine();
        await using var pulumi = new PulumiUnderTest(file.Uri);
        await pulumi.UpAsync(Two);

        (await pulumi.Stack.UpAsync(new InProcessProgram().Add("other", PulumiUnderTest.Type, JsonNode.Parse(Two)!.AsObject()))).EnsureSuccess();

        pulumi.Stack.State["other"].Outputs["vcpus"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_secret_stays_one_from_the_program_to_the_state()
    {
        using var file = Machine();
        await using var pulumi = new PulumiUnderTest(file.Uri);
        JsonObject Inputs(string memory) => new() { ["name"] = "web", ["vcpus"] = 2, ["memory"] = PulumiValue.Secret(memory) };
        (await pulumi.Stack.UpAsync(new InProcessProgram().Add("vm", PulumiUnderTest.Type, Inputs("1GiB")))).EnsureSuccess();

        var up = (await pulumi.Stack.UpAsync(new InProcessProgram().Add("vm", PulumiUnderTest.Type, Inputs("3GiB")))).EnsureSuccess();

        PulumiValue.IsSecret(pulumi.Stack.State["vm"].Outputs["memory"]).ShouldBeTrue();
        pulumi.Output("liveValues")!["memory"]!.ToString().ShouldBe("3GiB");
        up.Diagnostics.ShouldAllBe(d => !d.Message.Contains("3GiB", StringComparison.Ordinal));
        up.Diagnostics.ShouldContain(d => d.Name == "vm" && d.Message.Contains("the values are secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_unknown_in_a_preview_makes_the_impact_unknown_and_the_update_knows_it()
    {
        using var file = Machine(SimulatorFile.Growing("db"));
        await using var pulumi = new PulumiUnderTest(file.Uri);
        var program = new InProcessProgram()
            .Add("db", PulumiUnderTest.Type, JsonNode.Parse("""{ "name": "db", "vcpus": 4 }""")!.AsObject())
            .Add("vm", PulumiUnderTest.Type, new JsonObject { ["name"] = "web", ["vcpus"] = "${db.vcpus}", ["maxMemory"] = "${db.liveValues.maxMemory}", ["unplug"] = "live_or_pending" });

        var preview = (await pulumi.Stack.PreviewAsync(program)).EnsureSuccess();
        (await pulumi.Stack.UpAsync(program)).EnsureSuccess();

        preview.Step("db").New("impactVerdict").ShouldBe("live");
        preview.Step("vm").Op.ShouldBe(StepOp.Create);
        pulumi.Output("vcpus")!.GetValue<int>().ShouldBe(4);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_what_is_true_and_the_next_update_finishes()
    {
        using var file = Machine();
        await using var pulumi = new PulumiUnderTest(file.Uri);
        await pulumi.UpAsync(Two);
        await file.ArmAsync("live", 2, "fails");
        const string Wish = """{ "name": "web", "vcpus": 4, "memory": "2GiB" }""";

        var failed = await pulumi.Stack.UpAsync(PulumiUnderTest.Machine(Wish));

        failed.Succeeded.ShouldBeFalse();
        failed.Step("vm").InitErrors.ShouldHaveSingleItem().ShouldContain("HP4006");
        (pulumi.Output("vcpus")!.GetValue<int>(), pulumi.Output("memory")!.ToString()).ShouldBe((4, "1GiB"));
        await pulumi.UpAsync(Wish);
        pulumi.Output("memory")!.ToString().ShouldBe("2GiB");
    }

    [Fact]
    public async Task An_interrupted_update_ends_between_two_steps_and_the_next_one_finishes()
    {
        using var file = new SimulatorFile(SimulatorFile.Growing("web", """, "guest": { "unplug": "silent", "answers_after_looks": 1000000 }""").Replace("\"vcpus\": 2", "\"vcpus\": 4", StringComparison.Ordinal));
        await using var pulumi = new PulumiUnderTest(file.Uri);
        await pulumi.UpAsync(Four);
        using var interrupt = new CancellationTokenSource();
        var update = pulumi.Stack.UpAsync(PulumiUnderTest.Machine("""{ "name": "web", "vcpus": 3, "unplugTimeout": "10m" }"""), cancellationToken: interrupt.Token);
        await file.UntilAsync(f => update.IsCompleted || f.Text.Contains("\"late\"", StringComparison.Ordinal));

        await interrupt.CancelAsync();
        var interrupted = await update;

        interrupted.Succeeded.ShouldBeFalse();
        interrupted.MaybeCorrupt.ShouldBeFalse(interrupted.Describe());
        await file.LetGuestAnswerAsync("web");
        (await pulumi.Stack.RefreshAsync()).EnsureSuccess();
        await pulumi.UpAsync("""{ "name": "web", "vcpus": 3, "unplugTimeout": "10m" }""");
        file.Running("web")!["vcpus"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task Functions_answer_and_refuse()
    {
        using var file = Machine();
        await using var pulumi = new PulumiUnderTest(file.Uri);

        (await pulumi.Stack.InvokeAsync("hotplug:index:getVirtualMachine", new JsonObject { ["name"] = "web" }))["maxVcpus"]!.GetValue<int>().ShouldBe(8);
        (await pulumi.Stack.InvokeAsync("hotplug:index:getVirtualMachines"))["names"]!.AsArray().Single()!.ToString().ShouldBe("web");
        (await pulumi.Stack.InvokeAsync("hotplug:index:getHost"))["hypervisor"]!.ToString().ShouldBe("simulator");
        (await pulumi.Stack.InvokeAsync("hotplug:index:bytes", new JsonObject { ["size"] = "8GiB" }))["result"]!.GetValue<double>().ShouldBe(8L << 30);
        var impact = await pulumi.Stack.InvokeAsync("hotplug:index:impact", JsonNode.Parse("""
            { "before": { "vcpus": 2, "maxVcpus": 8, "minVcpus": 1, "powerState": "running", "impactVerdict": "none" }, "after": { "vcpus": 4 } }
            """)!.AsObject());
        (impact["verdict"]!.ToString(), impact["live"]!["vcpus"]!.ToString()).ShouldBe(("live", "2 → 4, hot-added (HP1001)"));
        (await Should.ThrowAsync<ProgramFailedException>(() => pulumi.Stack.InvokeAsync("hotplug:index:getVirtualMachine", new JsonObject { ["name"] = "nobody" }))).Message.ShouldContain("nobody");
    }

    private static SimulatorFile Machine(params string[] more) => new([SimulatorFile.Growing("web"), .. more]);
}
