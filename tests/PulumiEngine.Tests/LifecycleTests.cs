namespace HotplugIac.PulumiEngine.Tests;

public sealed class LifecycleTests
{
    [Fact]
    public async Task A_resource_is_created_left_alone_updated_and_destroyed()
    {
        await using var fake = new FakeStack();

        var created = (await fake.UpAsync(new() { ["size"] = 1 })).EnsureSuccess();
        created.Step("web").Op.ShouldBe(StepOp.Create);
        fake.State["web"].Id.ShouldBe("web-1");
        fake.State["web"].Outputs["size"]!.GetValue<int>().ShouldBe(1);
        fake.State["web"].Outputs["address"]!.GetValue<string>().ShouldBe("address-of-web-1");

        var same = (await fake.UpAsync(new() { ["size"] = 1 })).EnsureSuccess();
        same.Step("web").Op.ShouldBe(StepOp.Same);
        same.Changes.ShouldBeEmpty();

        var updated = (await fake.UpAsync(new() { ["size"] = 2 })).EnsureSuccess();
        updated.Step("web").Op.ShouldBe(StepOp.Update);
        updated.Step("web").Diff!.Detailed!["size"].Kind.ShouldBe(ChangeKind.Update);
        fake.State["web"].Outputs["size"]!.GetValue<double>().ShouldBe(2);

        var destroyed = (await fake.Stack.DestroyAsync()).EnsureSuccess();
        destroyed.Step("web").Op.ShouldBe(StepOp.Delete);
        fake.State.Resources.ShouldBeEmpty();
        fake.Exists("web-1").ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_no_longer_declared_is_deleted_last_first()
    {
        await using var fake = new FakeStack();
        await fake.Stack.UpAsync(new InProcessProgram().Add("a", FakeStack.Thing).Add("b", FakeStack.Thing));

        var result = (await fake.Stack.UpAsync(new InProcessProgram())).EnsureSuccess();

        result.Steps.Where(s => s.Op == StepOp.Delete && s.Type == FakeStack.Thing).Select(s => s.Name).ShouldBe(["b", "a"]);
        fake.State.Has("a").ShouldBeFalse();
    }

    [Fact]
    public async Task A_preview_changes_nothing_and_knows_what_it_cannot_know()
    {
        await using var fake = new FakeStack();
        var program = new InProcessProgram()
            .Add("a", FakeStack.Thing, new() { ["size"] = 1 })
            .Add("b", FakeStack.Thing, new() { ["label"] = "at ${a.address}", ["size"] = "${a.size}" })
            .Output("address", "${a.address}");

        var preview = (await fake.Stack.PreviewAsync(program)).EnsureSuccess();

        PulumiValue.IsUnknown(preview.Step("a").NewOutputs!["address"]).ShouldBeTrue();
        PulumiValue.IsUnknown(preview.Step("b").NewInputs!["label"]).ShouldBeTrue();
        preview.Step("b").NewInputs!["size"]!.GetValue<int>().ShouldBe(1);
        PulumiValue.IsUnknown(preview.Outputs["address"]).ShouldBeTrue();
        preview.Step("a").Id.ShouldBeEmpty();
        fake.State.Resources.ShouldBeEmpty();
        fake.Exists("a-1").ShouldBeFalse();
    }

    [Fact]
    public async Task References_make_dependencies_and_outputs()
    {
        await using var fake = new FakeStack();
        var program = new InProcessProgram()
            .Add("a", FakeStack.Thing)
            .Add("b", FakeStack.Thing, new() { ["label"] = "at ${a.address}" })
            .Output("where", "${a.address}");

        var result = (await fake.Stack.UpAsync(program)).EnsureSuccess();

        fake.State["b"].Inputs["label"]!.GetValue<string>().ShouldBe("at address-of-a-1");
        fake.State["b"].PropertyDependencies["label"].ShouldBe([fake.State["a"].Urn]);
        result.Outputs["where"]!.GetValue<string>().ShouldBe("address-of-a-1");
        fake.State.Outputs["where"]!.GetValue<string>().ShouldBe("address-of-a-1");
    }

    [Fact]
    public async Task A_delegate_gets_outputs_back()
    {
        await using var fake = new FakeStack();
        var program = new InProcessProgram(async context =>
        {
            var a = await context.RegisterAsync("a", FakeStack.Thing);
            context.Output("id", a.Get("id"));
            context.Log(DiagnosticSeverity.Info, "it is there", a.Urn);
        });

        var result = (await fake.Stack.UpAsync(program)).EnsureSuccess();

        result.Outputs["id"]!.GetValue<string>().ShouldBe("a-1");
        result.Diagnostics.ShouldContain(d => d.Message == "it is there" && d.Name == "a");
    }

    [Fact]
    public async Task What_the_provider_logs_is_kept_with_its_resource()
    {
        await using var fake = new FakeStack();

        var preview = await fake.PreviewAsync(new() { ["log"] = "this reboots" });

        var said = preview.Diagnostics.ShouldHaveSingleItem();
        said.Severity.ShouldBe(DiagnosticSeverity.Warning);
        said.Message.ShouldBe("this reboots");
        said.Name.ShouldBe("web");
        said.FromEngine.ShouldBeFalse();
        preview.ProviderOutput.ShouldContain(fake.Project);
    }

    [Fact]
    public async Task Failures_of_Check_end_the_run_and_name_the_property()
    {
        await using var fake = new FakeStack();

        var result = await fake.UpAsync(new() { ["invalid"] = "must not be" });

        result.Succeeded.ShouldBeFalse();
        result.Diagnostics.ShouldContain(d => d.Severity == DiagnosticSeverity.Error && d.Message.Contains("property invalid has a problem: must not be"));
        fake.State.Has("web").ShouldBeFalse();
    }

    [Fact]
    public async Task Custom_timeouts_arrive_in_seconds()
    {
        await using var fake = new FakeStack();

        await fake.UpAsync(new(), new() { Timeouts = new() { Create = TimeSpan.FromMinutes(2), Delete = TimeSpan.FromSeconds(7) } });
        await fake.Stack.DestroyAsync();

        fake.LastCall("Create")["timeout"]!.GetValue<double>().ShouldBe(120);
        fake.LastCall("Delete")["timeout"]!.GetValue<double>().ShouldBe(7);
    }

    [Fact]
    public async Task Declarations_may_be_registered_side_by_side()
    {
        await using var fake = new FakeStack();
        var program = new InProcessProgram { Parallel = true };
        foreach (var name in "abcdef")
        {
            program.Add(name.ToString(), FakeStack.Thing, new() { ["size"] = 1 });
        }

        (await fake.Stack.UpAsync(program)).EnsureSuccess().Changes.Count().ShouldBe(6);
        (await fake.Stack.UpAsync(program)).EnsureSuccess().Changes.ShouldBeEmpty();
    }
}
