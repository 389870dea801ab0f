namespace HotplugIac.PulumiEngine.Tests;

public sealed class OptionTests
{
    [Fact]
    public async Task Ignored_changes_are_reset_to_the_old_inputs_and_told_to_the_provider()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["size"] = 1 });

        var result = (await fake.UpAsync(new() { ["size"] = 9, ["label"] = "x" }, new() { IgnoreChanges = ["size"] })).EnsureSuccess();

        result.Step("web").Op.ShouldBe(StepOp.Update);
        result.Step("web").NewInputs!["size"]!.GetValue<int>().ShouldBe(1);
        fake.LastCall("Diff")["ignoreChanges"]!.AsArray().Single()!.GetValue<string>().ShouldBe("size");
    }

    [Fact]
    public async Task Replace_on_changes_turns_an_update_into_a_replacement()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["size"] = 1 });

        var result = (await fake.UpAsync(new() { ["size"] = 2 }, new() { ReplaceOnChanges = ["size"] })).EnsureSuccess();

        result.Step("web").Op.ShouldBe(StepOp.Replace);
        result.Step("web").Diff!.Detailed!["size"].Kind.ShouldBe(ChangeKind.UpdateReplace);
    }

    [Fact]
    public async Task A_protected_resource_is_neither_deleted_nor_replaced()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["fixed"] = 1 }, new() { Protect = true });

        var replaced = await fake.UpAsync(new() { ["fixed"] = 2 }, new() { Protect = true });
        var destroyed = await fake.Stack.DestroyAsync();

        replaced.Succeeded.ShouldBeFalse();
        replaced.Error!.ShouldContain("marked for protection");
        destroyed.Step("web").Error!.ShouldContain("it is protected");
        fake.Exists("web-1").ShouldBeTrue();
        fake.State.Has("web").ShouldBeTrue();
    }

    [Fact]
    public async Task A_renamed_resource_is_found_by_its_alias()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["name"] = "n" });

        var result = (await fake.Stack.UpAsync(new InProcessProgram().Add("api", FakeStack.Thing, new() { ["name"] = "n" }, new() { Aliases = ["web"] })))
            .EnsureSuccess();

        result.Changes.ShouldBeEmpty();
        fake.State["api"].Id.ShouldBe("n-1");
        fake.State.Has("web").ShouldBeFalse();
    }

    [Fact]
    public async Task A_retained_resource_is_only_forgotten()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new(), new() { RetainOnDelete = true });

        (await fake.Stack.DestroyAsync()).EnsureSuccess().Step("web").Op.ShouldBe(StepOp.Delete);

        fake.Exists("web-1").ShouldBeTrue();
        fake.State.Resources.ShouldBeEmpty();
    }

    [Fact]
    public async Task Targets_leave_everything_else_as_it_is()
    {
        await using var fake = new FakeStack();
        static InProcessProgram Two(int size) => new InProcessProgram()
            .Add("a", FakeStack.Thing, new() { ["size"] = size })
            .Add("b", FakeStack.Thing, new() { ["size"] = size });
        await fake.Stack.UpAsync(Two(1));

        (await fake.Stack.UpAsync(Two(2), new() { Targets = ["a"] })).EnsureSuccess().Changes.Select(s => s.Name).ShouldBe(["a"]);

        fake.State["b"].Outputs["size"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_replacement_may_be_asked_for()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new());

        var result = (await fake.Stack.UpAsync(FakeStack.Program(new()), new() { Replace = ["web"] })).EnsureSuccess();

        result.Step("web").Op.ShouldBe(StepOp.Replace);
        fake.State["web"].Id.ShouldBe("web-2");
    }

    [Fact]
    public async Task Children_inherit_from_a_component_and_have_its_type_in_their_urn()
    {
        await using var fake = new FakeStack();
        var program = new InProcessProgram(async context =>
        {
            await context.RegisterComponentAsync("group", "my:index:Group", new() { Protect = true });
            await context.RegisterAsync("web", FakeStack.Thing, options: new() { Parent = "group" });
        });

        (await fake.Stack.UpAsync(program)).EnsureSuccess();

        fake.State["web"].Urn.ShouldBe("urn:pulumi:dev::p::my:index:Group$fake:index:Thing::web");
        fake.State["web"].Protect.ShouldBeTrue();
    }

    [Fact]
    public async Task What_vanishes_with_another_is_not_deleted_by_a_call_when_that_one_goes()
    {
        await using var fake = new FakeStack();
        static InProcessProgram Program(bool host, bool disk)
        {
            var program = host ? new InProcessProgram().Add("host", FakeStack.Thing) : new InProcessProgram();
            return disk ? program.Add("disk", FakeStack.Thing, options: new() { DeletedWith = "host" }) : program;
        }

        await fake.Stack.UpAsync(Program(host: true, disk: true));
        (await fake.Stack.UpAsync(Program(host: true, disk: false))).EnsureSuccess();
        fake.Exists("disk-1").ShouldBeFalse();

        await fake.Stack.UpAsync(Program(host: true, disk: true));
        (await fake.Stack.DestroyAsync()).EnsureSuccess().Step("disk").Op.ShouldBe(StepOp.Delete);
        fake.Exists("disk-1").ShouldBeTrue();
        fake.Exists("host-1").ShouldBeFalse();
    }
}
