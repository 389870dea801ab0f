using Google.Protobuf;
using TerraformPlugin.Protocol;

namespace TerraformPlugin.Tests.Services;

/// <summary>What Terraform sees, and above all stores, when a provider throws or is stopped.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task An_apply_that_throws_leaves_the_prior_state()
    {
        await using var plugin = await PluginFixture.StartAsync();
        plugin.Provider.Thing.OnApply = (_, _) => throw new InvalidOperationException("lost connection");

        var answer = await ApplyAsync(plugin);

        PluginFixture.Value(answer.NewState).ShouldBe(PluginFixture.Thing("a", 1));
        answer.Private.ToByteArray().ShouldBe([7]);
        var error = answer.Diagnostics.Single();
        error.Severity.ShouldBe(Severity.Error);
        error.Detail.ShouldContain("lost connection");
    }

    [Fact]
    public async Task An_apply_whose_answer_does_not_fit_the_schema_leaves_the_prior_state()
    {
        await using var plugin = await PluginFixture.StartAsync();
        plugin.Provider.Thing.OnApply = (_, _) => Task.FromResult(new TfApplyResult(PluginFixture.Thing("a", "not a number")));

        var answer = await ApplyAsync(plugin);

        PluginFixture.Value(answer.NewState).ShouldBe(PluginFixture.Thing("a", 1));
        answer.Diagnostics.Single().Detail.ShouldContain("size");
    }

    [Fact]
    public async Task A_read_that_throws_leaves_state_and_private_data()
    {
        await using var plugin = await PluginFixture.StartAsync();
        plugin.Provider.Thing.OnRead = (_, _) => throw new IOException("gone");

        var answer = await plugin.CallAsync<ReadResourceResponse>("ReadResource", new ReadResourceRequest
        {
            TypeName = "test_thing",
            CurrentState = PluginFixture.Wire(PluginFixture.Thing("a", 1)),
            Private = ByteString.CopyFrom(7),
        });

        PluginFixture.Value(answer.NewState).ShouldBe(PluginFixture.Thing("a", 1));
        answer.Private.ToByteArray().ShouldBe([7]);
        answer.Diagnostics.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Stop_provider_cancels_what_runs_and_nothing_that_comes_later()
    {
        await using var plugin = await PluginFixture.StartAsync();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        plugin.Provider.Thing.OnApply = async (request, ct) =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.Infinite, ct);
            return new TfApplyResult(request.PlannedState);
        };
        var apply = ApplyAsync(plugin);
        await started.Task.WaitAsync(PluginFixture.Bound);

        var stopped = await plugin.CallAsync<StopProviderResponse>("StopProvider", new StopProviderRequest());

        stopped.Error.ShouldBeEmpty();
        var answer = await apply.WaitAsync(PluginFixture.Bound);
        answer.Diagnostics.Single().Summary.ShouldBe("Cancelled");
        PluginFixture.Value(answer.NewState).ShouldBe(PluginFixture.Thing("a", 1));

        plugin.Provider.Thing.OnApply = (request, ct) => Task.FromResult(new TfApplyResult(ct.IsCancellationRequested ? request.PriorState : request.PlannedState));
        PluginFixture.Value((await ApplyAsync(plugin)).NewState).ShouldBe(PluginFixture.Thing("a", 2));
    }

    [Fact]
    public async Task A_resource_that_does_not_exist_is_a_diagnostic()
    {
        await using var plugin = await PluginFixture.StartAsync();

        var answer = await plugin.CallAsync<ImportResourceStateResponse>(
            "ImportResourceState", new ImportResourceStateRequest { TypeName = "test_nothing", Id = "x" });

        answer.Diagnostics.Single().Detail.ShouldContain("test_nothing");
    }

    [Fact]
    public async Task A_malformed_value_is_a_diagnostic()
    {
        await using var plugin = await PluginFixture.StartAsync();

        var answer = await plugin.CallAsync<ValidateResourceConfigResponse>("ValidateResourceConfig", new ValidateResourceConfigRequest
        {
            TypeName = "test_thing",
            Config = new DynamicValue { Msgpack = ByteString.CopyFrom(0xDD, 0xFF, 0xFF, 0xFF, 0xFF) },
        });

        answer.Diagnostics.Single().Severity.ShouldBe(Severity.Error);
    }

    private static Task<ApplyResourceChangeResponse> ApplyAsync(PluginFixture plugin) =>
        plugin.CallAsync<ApplyResourceChangeResponse>("ApplyResourceChange", new ApplyResourceChangeRequest
        {
            TypeName = "test_thing",
            PriorState = PluginFixture.Wire(PluginFixture.Thing("a", 1)),
            PlannedState = PluginFixture.Wire(PluginFixture.Thing("a", 2)),
            Config = PluginFixture.Wire(PluginFixture.Thing("a", 2)),
            PlannedPrivate = ByteString.CopyFrom(7),
        });
}
