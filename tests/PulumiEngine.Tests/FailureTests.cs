namespace HotplugIac.PulumiEngine.Tests;

public sealed class FailureTests
{
    [Fact]
    public async Task A_creation_in_part_is_kept_with_its_reasons_and_mended_by_an_update()
    {
        await using var fake = new FakeStack();

        var failed = await fake.UpAsync(new() { ["size"] = 3, ["fail"] = "partial" });

        failed.Succeeded.ShouldBeFalse();
        failed.Step("web").InitErrors.ShouldBe(["only half of it"]);
        fake.State["web"].InitErrors.ShouldBe(["only half of it"]);
        fake.State["web"].Id.ShouldBe("web-1");
        fake.State["web"].Outputs["size"]!.GetValue<int>().ShouldBe(0);
        fake.State["web"].Inputs["size"]!.GetValue<int>().ShouldBe(3);

        var mended = (await fake.UpAsync(new() { ["size"] = 3 })).EnsureSuccess();
        mended.Step("web").Op.ShouldBe(StepOp.Update);
        fake.State["web"].InitErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_update_in_part_keeps_the_old_inputs_and_the_new_outputs()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["size"] = 1 });

        await fake.UpAsync(new() { ["size"] = 2, ["fail"] = "partial" });

        fake.State["web"].Inputs["size"]!.GetValue<int>().ShouldBe(1);
        fake.State["web"].Outputs["size"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Init_errors_lead_to_an_update_although_nothing_has_changed()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["size"] = 1 });
        fake.Change("web-1", "sick", "of it");

        var refreshed = await fake.Stack.RefreshAsync();
        refreshed.EnsureSuccess().Diagnostics.ShouldContain(d => d.Message.Contains("unhealthy state:\n* of it"));
        fake.State["web"].InitErrors.ShouldBe(["of it"]);

        (await fake.UpAsync(new() { ["size"] = 1, ["sick"] = "of it" })).Step("web").Op.ShouldBe(StepOp.Update);
    }

    [Theory]
    [InlineData("refused", false)]
    [InlineData("internal", true)]
    public async Task A_failed_update_leaves_the_state_and_its_code_says_whether_it_is_true(string how, bool unknown)
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["size"] = 1 });

        var failed = await fake.UpAsync(new() { ["size"] = 2, ["fail"] = how });

        failed.Step("web").Error.ShouldBe("it was " + how);
        failed.Step("web").IsStateUnknown.ShouldBe(unknown);
        failed.MaybeCorrupt.ShouldBe(unknown);
        fake.State["web"].Outputs["size"]!.GetValue<int>().ShouldBe(1);
        fake.State.PendingOperations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failure_ends_the_run_and_nothing_is_deleted_then()
    {
        await using var fake = new FakeStack();
        await fake.Stack.UpAsync(new InProcessProgram().Add("old", FakeStack.Thing));

        var result = await fake.Stack.UpAsync(new InProcessProgram()
            .Add("bad", FakeStack.Thing, new() { ["fail"] = "refused" }).Add("next", FakeStack.Thing));

        result.Succeeded.ShouldBeFalse();
        result.Has("next").ShouldBeFalse();
        fake.State.Has("old").ShouldBeTrue();
    }

    [Fact]
    public async Task Continue_on_error_goes_on_with_what_does_not_depend_on_it()
    {
        await using var fake = new FakeStack();

        var result = await fake.Stack.UpAsync(
            new InProcessProgram()
                .Add("bad", FakeStack.Thing, new() { ["fail"] = "refused" })
                .Add("after", FakeStack.Thing, new() { ["label"] = "${bad.address}" })
                .Add("other", FakeStack.Thing),
            new() { ContinueOnError = true });

        result.Succeeded.ShouldBeFalse();
        fake.State.Has("other").ShouldBeTrue();
        fake.State.Has("after").ShouldBeFalse();
    }

    [Fact]
    public async Task A_cancelled_update_tells_the_provider_and_keeps_what_it_answers()
    {
        await using var fake = new FakeStack();
        using var cancel = new CancellationTokenSource();

        var running = fake.Stack.UpAsync(FakeStack.Program(new() { ["waits"] = true }), cancellationToken: cancel.Token);
        await Harness.Eventually.Async(_ => Task.FromResult(fake.Exists("web-1")), TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(20));
        await cancel.CancelAsync();
        var result = await running.WaitAsync(TimeSpan.FromSeconds(20));

        result.WasCancelled.ShouldBeTrue();
        result.Step("web").InitErrors.ShouldBe(["cancelled half-way"]);
        fake.State["web"].Id.ShouldBe("web-1");
        fake.State.PendingOperations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_provider_that_does_not_heed_it_is_ended_and_leaves_a_pending_operation()
    {
        await using var fake = new FakeStack(options: o => o with { CancelGrace = TimeSpan.FromMilliseconds(100) });
        using var cancel = new CancellationTokenSource();

        var running = fake.Stack.UpAsync(FakeStack.Program(new() { ["hangs"] = true }), cancellationToken: cancel.Token);
        await Harness.Eventually.Async(_ => Task.FromResult(fake.Exists("web-1")), TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(20));
        await cancel.CancelAsync();
        (await running.WaitAsync(TimeSpan.FromSeconds(20))).WasCancelled.ShouldBeTrue();

        fake.State.PendingOperations.ShouldHaveSingleItem().Kind.ShouldBe("creating");
        (await fake.UpAsync(new())).Diagnostics.ShouldContain(d => d.Message.Contains("1 pending operations"));
        await fake.Stack.RefreshAsync(options: new() { ClearPendingCreates = true });
        fake.State.PendingOperations.ShouldBeEmpty();
    }
}
