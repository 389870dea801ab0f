namespace HotplugIac.PulumiEngine.Tests;

public sealed class RefreshAndImportTests
{
    [Fact]
    public async Task A_refresh_takes_over_what_is_true_and_shows_it_the_other_way_round()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["size"] = 1 });
        fake.Change("web-1", "size", 5);
        fake.Change("web-1", "extra", true);

        var result = (await fake.Stack.RefreshAsync()).EnsureSuccess();

        result.Step("web").Result.ShouldBe(StepOp.Update);
        result.Step("web").Diff!.Detailed!["extra"].Kind.ShouldBe(ChangeKind.Add);
        fake.State["web"].Outputs["size"]!.GetValue<int>().ShouldBe(5);

        // The provider was asked what would lead back.
        fake.LastCall("Diff")["news"]!["size"]!.GetValue<int>().ShouldBe(1);
        fake.LastCall("Diff")["olds"]!["size"]!.GetValue<int>().ShouldBe(5);
    }

    [Fact]
    public async Task A_refresh_drops_what_is_gone()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new());
        fake.Remove("web-1");

        (await fake.Stack.RefreshAsync(preview: true)).Step("web").Result.ShouldBe(StepOp.Delete);
        fake.State.Has("web").ShouldBeTrue();

        (await fake.Stack.RefreshAsync()).EnsureSuccess();
        fake.State.Has("web").ShouldBeFalse();
    }

    [Fact]
    public async Task What_wants_to_be_read_before_an_update_is()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["size"] = 1, ["refreshFirst"] = true });
        fake.State["web"].RefreshBeforeUpdate.ShouldBeTrue();
        fake.Change("web-1", "size", 5);

        var result = (await fake.UpAsync(new() { ["size"] = 1, ["refreshFirst"] = true })).EnsureSuccess();

        result.StepsOf("web").Select(s => s.Op).ShouldBe([StepOp.Refresh, StepOp.Update]);
        result.Step("web").OldOutputs!["size"]!.GetValue<int>().ShouldBe(5);
        fake.State["web"].Outputs["size"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Others_are_read_only_when_the_user_asks()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["size"] = 1 });
        fake.Change("web-1", "size", 5);

        (await fake.UpAsync(new() { ["size"] = 1 })).Changes.ShouldBeEmpty();
        (await fake.Stack.UpAsync(FakeStack.Program(new() { ["size"] = 1 }), new() { Refresh = true })).Step("web").Op.ShouldBe(StepOp.Update);
    }

    [Fact]
    public async Task The_import_option_adopts_what_the_program_describes()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["size"] = 1, ["name"] = "n" }, new() { RetainOnDelete = true });
        await fake.Stack.DestroyAsync();

        var result = (await fake.UpAsync(new() { ["size"] = 1, ["name"] = "n" }, new() { Import = "n-1" })).EnsureSuccess();

        result.Step("web").Op.ShouldBe(StepOp.Import);
        fake.State["web"].Id.ShouldBe("n-1");
        (await fake.UpAsync(new() { ["size"] = 1, ["name"] = "n" }, new() { Import = "n-1" })).Step("web").Op.ShouldBe(StepOp.Same);
    }

    [Fact]
    public async Task An_import_that_does_not_match_names_what_differs()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["size"] = 1, ["name"] = "n" }, new() { RetainOnDelete = true });
        await fake.Stack.DestroyAsync();

        var result = await fake.UpAsync(new() { ["size"] = 2, ["name"] = "n" }, new() { Import = "n-1" });

        result.Error.ShouldBe("inputs to import do not match the existing resource: size");
        fake.State.Has("web").ShouldBeFalse();
    }

    [Fact]
    public async Task The_newest_engine_imports_and_updates_in_one_run()
    {
        await using var fake = new FakeStack(options: o => o with { ImportMustMatch = false });
        await fake.UpAsync(new() { ["size"] = 1, ["name"] = "n" }, new() { RetainOnDelete = true });
        await fake.Stack.DestroyAsync();

        var result = (await fake.UpAsync(new() { ["size"] = 2, ["name"] = "n" }, new() { Import = "n-1" })).EnsureSuccess();

        result.StepsOf("web").Select(s => s.Op).ShouldBe([StepOp.Import, StepOp.Update]);
        fake.State["web"].Outputs["size"]!.GetValue<int>().ShouldBe(2);
        fake.State.Resources.Count(r => r.Name == "web").ShouldBe(1);
    }

    [Fact]
    public async Task An_import_of_what_does_not_exist_fails()
    {
        await using var fake = new FakeStack();

        (await fake.UpAsync(new(), new() { Import = "none" })).Error.ShouldBe("resource 'none' does not exist");
        (await fake.Stack.ImportAsync(FakeStack.Thing, "web", "none")).Error.ShouldBe("resource 'none' does not exist");
    }

    [Fact]
    public async Task The_import_command_takes_the_inputs_that_the_provider_returns()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["size"] = 1, ["name"] = "n" }, new() { RetainOnDelete = true });
        await fake.Stack.DestroyAsync();

        var result = (await fake.Stack.ImportAsync(FakeStack.Thing, "web", "n-1", protect: false)).EnsureSuccess();

        result.Step("web").NewInputs!["size"]!.GetValue<int>().ShouldBe(1);
        (await fake.UpAsync(new() { ["size"] = 1, ["name"] = "n" })).EnsureSuccess().Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_resource_that_is_only_read_is_never_deleted()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["name"] = "n" }, new() { RetainOnDelete = true });
        await fake.Stack.DestroyAsync();
        var program = new InProcessProgram(async context => context.Output("at", (await context.ReadAsync("theirs", FakeStack.Thing, "n-1")).Get("address")));

        var result = (await fake.Stack.UpAsync(program)).EnsureSuccess();
        result.Step("theirs").Op.ShouldBe(StepOp.Read);
        result.Outputs["at"]!.GetValue<string>().ShouldBe("address-of-n-1");

        (await fake.Stack.DestroyAsync()).EnsureSuccess();
        fake.Exists("n-1").ShouldBeTrue();
    }
}
