using HotplugIac.PulumiEngine;

namespace EndToEnd.Pulumi;

/// <summary>What the life of a machine needs from the hypervisor that it is lived on.</summary>
/// <param name="Name">The machine's.</param>
/// <param name="Create">Inputs as JSON without braces: 2 vCPUs, with room to grow live.</param>
/// <param name="Grown">Inputs with 4 vCPUs and more memory, all live.</param>
/// <param name="Memory">The memory of <paramref name="Grown"/>, as the state spells it.</param>
/// <param name="Reboot">Added to <paramref name="Grown"/>: what needs a reboot.</param>
/// <param name="RebootProperty">The property that it is about.</param>
internal sealed record MachineLife(string Name, string Create, string Grown, string Memory, string Reboot, string RebootProperty)
{
    /// <summary>Whether the hypervisor has to make the machine anew for it.</summary>
    public bool Replaces { get; init; }

    /// <summary>Changes the machine's vCPUs behind the stack's back to 3.</summary>
    public required Func<Task> Drift { get; init; }

    /// <summary>Something that is another one after each stop of the machine.</summary>
    public required Func<Task<string>> Incarnation { get; init; }

    /// <summary>Whether the machine is there.</summary>
    public required Func<Task<bool>> Exists { get; init; }

    /// <summary>The whole way of issue and README: preview and up, live, reboot, policy, refresh, import, destroy.</summary>
    public async Task LiveAsync(PulumiUnderTest pulumi)
    {
        await CreateAsync(pulumi);
        var before = await Incarnation();
        await GrowAsync(pulumi);
        await ForbidAsync(pulumi);
        await DriftAsync(pulumi);
        await ImportAsync(pulumi);
        (await Incarnation()).ShouldBe(before, "the machine was stopped");

        (await pulumi.Stack.DestroyAsync()).EnsureSuccess();
        (await Exists()).ShouldBeFalse();
    }

    private async Task CreateAsync(PulumiUnderTest pulumi)
    {
        var preview = (await pulumi.PreviewAsync(Inputs(Create))).Step("vm");
        (preview.Op, preview.New("impactVerdict"), PulumiValue.IsUnknown(preview.NewOutputs!["liveValues"])).ShouldBe((StepOp.Create, "none", true));
        (await Exists()).ShouldBeFalse("a preview touches nothing");

        await pulumi.UpAsync(Inputs(Create));
        (await Exists()).ShouldBeTrue();
        pulumi.Output("liveValues")!["vcpus"]!.GetValue<int>().ShouldBe(2);
    }

    private async Task GrowAsync(PulumiUnderTest pulumi)
    {
        var preview = await pulumi.PreviewAsync(Inputs(Grown));
        var step = preview.Step("vm");
        (step.Op, step.New("impactVerdict"), step.New("impactStopsMachine")).ShouldBe((StepOp.Update, "live", "false"));
        step.New("impactLive", "vcpus")!.ShouldStartWith("2 → 4, hot-added");
        step.Diff!.Detailed!.Keys.ShouldBe(["vcpus", "memory"], ignoreOrder: true);
        preview.Said(DiagnosticSeverity.Info).ShouldContain("Live, without stopping the machine:");
        preview.Said(DiagnosticSeverity.Info).ShouldContain("(HP1001)");
        preview.Said(DiagnosticSeverity.Warning).ShouldBeEmpty();

        await pulumi.UpAsync(Inputs(Grown));
        pulumi.Output("liveValues")!["vcpus"]!.GetValue<int>().ShouldBe(4);
        pulumi.Output("liveValues")!["memory"]!.GetValue<string>().ShouldBe(Memory);
    }

    /// <summary>What needs a reboot is warned about, and the policy makes the preview fail.</summary>
    private async Task ForbidAsync(PulumiUnderTest pulumi)
    {
        var wish = $"{Grown}, {Reboot}";
        var preview = await pulumi.PreviewAsync(Inputs(wish));
        var step = preview.Step("vm");
        if (Replaces)
        {
            (step.Op, step.Diff!.Replaces.ShouldHaveSingleItem(), step.Diff.DeleteBeforeReplace).ShouldBe((StepOp.Replace, RebootProperty, true));
        }
        else
        {
            (step.Op, step.New("impactVerdict"), step.New("impactStopsMachine")).ShouldBe((StepOp.Update, "reboot", "false"));
            preview.Said(DiagnosticSeverity.Warning).ShouldContain(RebootProperty);
            preview.Said(DiagnosticSeverity.Warning).ShouldContain("keeps running");
        }

        var refused = await pulumi.RefusedAsync(Inputs($"{wish}, \"onRebootRequired\": \"fail\""));
        refused.ShouldContain("onRebootRequired = \"fail\"");
        refused.ShouldContain("(HP40");
        pulumi.Output("liveValues")!["vcpus"]!.GetValue<int>().ShouldBe(4);
    }

    private async Task DriftAsync(PulumiUnderTest pulumi)
    {
        await Drift();
        var refresh = (await pulumi.Stack.RefreshAsync()).EnsureSuccess();
        refresh.Step("vm").Result.ShouldBe(StepOp.Update);
        (pulumi.Output("vcpus")!.GetValue<int>(), pulumi.Stack.State["vm"].Inputs["vcpus"]!.GetValue<int>()).ShouldBe((3, 3));
        var back = (await pulumi.PreviewAsync(Inputs(Grown))).Step("vm");
        (back.Op, back.New("impactVerdict"), back.Diff!.Diffs.ShouldHaveSingleItem()).ShouldBe((StepOp.Update, "live", "vcpus"));
        await pulumi.UpAsync(Inputs(Grown));
    }

    /// <summary>Into a stack of its own, which releases the machine again: it was adopted there.</summary>
    private async Task ImportAsync(PulumiUnderTest pulumi)
    {
        await using var other = new PulumiUnderTest(pulumi.Stack.Config["hotplug:uri"]);
        (await other.Stack.ImportAsync(PulumiUnderTest.Type, "vm", Name)).EnsureSuccess();
        var inputs = other.Stack.State["vm"].Inputs;
        (inputs["name"]!.ToString(), inputs["vcpus"]!.ToString(), inputs["memory"]!.ToString()).ShouldBe((Name, "4", Memory));
        inputs.ShouldNotContainKey("definition");

        var preview = await other.PreviewAsync(inputs.ToJsonString());
        preview.Changes.ShouldBeEmpty(preview.Describe());
        // What was imported is protected until the program says otherwise.
        await other.UpAsync(inputs.ToJsonString());
        (await other.Stack.DestroyAsync()).EnsureSuccess();
        (await Exists()).ShouldBeTrue("an adopted machine is released, not deleted");
    }

    private string Inputs(string more) => $"{{ \"name\": \"{Name}\", {more} }}";
}
