namespace HotplugIac.PulumiEngine.Tests;

public sealed class ReplacementTests
{
    [Fact]
    public async Task The_replacement_is_created_before_the_old_one_is_deleted()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["fixed"] = 1 });

        var result = (await fake.UpAsync(new() { ["fixed"] = 2 })).EnsureSuccess();

        result.StepsOf("web").Select(s => s.Op).ShouldBe([StepOp.CreateReplacement, StepOp.Replace, StepOp.DeleteReplaced]);
        result.Step("web").Diff!.Replaces.ShouldBe(["fixed"]);
        fake.State["web"].Id.ShouldBe("web-2");
        fake.Exists("web-1").ShouldBeFalse();
    }

    [Fact]
    public async Task The_old_one_is_deleted_first_when_the_provider_wants_it_so()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["fixed"] = 1 });

        var result = (await fake.UpAsync(new() { ["fixed"] = 2, ["deleteFirst"] = true })).EnsureSuccess();

        result.StepsOf("web").Select(s => s.Op).ShouldBe([StepOp.DeleteReplaced, StepOp.CreateReplacement, StepOp.Replace]);
        fake.State["web"].Id.ShouldBe("web-1");
    }

    [Fact]
    public async Task The_program_has_the_last_word_on_the_order()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["fixed"] = 1 });

        var result = await fake.UpAsync(new() { ["fixed"] = 2, ["deleteFirst"] = true }, new() { DeleteBeforeReplace = false });

        result.StepsOf("web").First().Op.ShouldBe(StepOp.CreateReplacement);
    }

    [Fact]
    public async Task A_replacement_that_was_deleted_but_not_created_is_created_next_time()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["fixed"] = 1 });

        var failed = await fake.UpAsync(new() { ["fixed"] = 2, ["deleteFirst"] = true, ["fail"] = "refused" });
        failed.Step("web").Op.ShouldBe(StepOp.CreateReplacement);
        fake.State["web"].PendingReplacement.ShouldBeTrue();

        var mended = (await fake.UpAsync(new() { ["fixed"] = 2, ["deleteFirst"] = true })).EnsureSuccess();
        mended.StepsOf("web").Select(s => s.Op).ShouldBe([StepOp.CreateReplacement, StepOp.Replace]);
        fake.State["web"].PendingReplacement.ShouldBeFalse();
        fake.State.Resources.Count(r => r.Name == "web").ShouldBe(1);
    }

    [Fact]
    public async Task What_would_be_replaced_with_it_goes_before_what_is_deleted_first()
    {
        await using var fake = new FakeStack();
        static InProcessProgram Program(int version) => new InProcessProgram()
            .Add("a", FakeStack.Thing, new() { ["fixed"] = version, ["deleteFirst"] = true })
            .Add("b", FakeStack.Thing, new() { ["fixed"] = "${a.address}" })
            .Add("c", FakeStack.Thing, new() { ["label"] = "${a.address}" });
        await fake.Stack.UpAsync(Program(1));

        var result = (await fake.Stack.UpAsync(Program(2))).EnsureSuccess();

        result.Changes.Where(s => s.Op == StepOp.DeleteReplaced).Select(s => s.Name).ShouldBe(["b", "a"]);
        result.Step("b").Op.ShouldBe(StepOp.Replace);
        result.Has("c").ShouldBeTrue();
        result.StepsOf("c").ShouldAllBe(s => s.Op != StepOp.DeleteReplaced);
    }

    [Fact]
    public async Task A_replacement_is_checked_without_what_the_old_one_had()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["name"] = "given", ["fixed"] = 1 });

        await fake.UpAsync(new() { ["fixed"] = 2 });

        var checks = fake.Calls.Where(c => c.Method == "Check").TakeLast(2).Select(c => c.Request["olds"]!.AsObject().Count).ToList();
        checks.ShouldBe([2, 0]);
        fake.State["web"].Inputs["name"]!.GetValue<string>().ShouldBe("web");
    }
}
