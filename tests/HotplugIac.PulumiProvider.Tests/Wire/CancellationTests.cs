using Google.Protobuf.WellKnownTypes;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;

namespace HotplugIac.PulumiProvider.Tests.Wire;

public sealed class CancellationTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Cancel_in_the_middle_of_an_update_ends_it_and_the_answer_says_what_is_true()
    {
        await using var wire = await WireProvider.WithMachinesAsync(
            """{ "name": "web", "vcpus": 4, "max_vcpus": 8, "min_vcpus": 1, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16, "guest": { "unplug": "silent", "answers_after_looks": 1000000 } }""");
        var created = await wire.CreateAsync(WireProvider.Json("""{ "name": "web", "vcpus": 4 }"""));
        var wish = WireProvider.Json("""{ "name": "web", "vcpus": 2, "memory": "2GiB", "unplugTimeout": "10m" }""");

        var update = wire.UpdateAsync(created.Id, created.Properties, wish);
        await UntilAsync(() => wire.Said.Any(s => s.Ephemeral && s.Message.Contains("vcpus", StringComparison.OrdinalIgnoreCase)) || update.IsCompleted);
        await wire.CallAsync("Cancel", new Empty(), Empty.Parser);

        var failure = await Should.ThrowAsync<GrpcException>(() => update.WaitAsync(Bound));
        failure.Code.ShouldNotBe(GrpcStatusCode.Internal);
        var known = failure.Details is { } details
            ? ErrorResourceInitFailed.Parser.ParseFrom(Status.Parser.ParseFrom(details).Details[0].Value).Properties
            : created.Properties;
        // A process that was told to go takes no more work: another one sees what is there.
        await using var next = await WireProvider.StartAsync();
        await next.CallAsync("Configure", new ConfigureRequest { Args = WireProvider.Json($$"""{ "uri": "{{wire.Uri}}" }""") }, ConfigureResponse.Parser);
        var read = await next.ReadAsync(created.Id, known, wish);
        foreach (var name in (string[])["vcpus", "memory", "liveValues", "pendingReboot"])
        {
            known.Fields[name].ShouldBe(read.Properties.Fields[name], name);
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var bound = new CancellationTokenSource(Bound);
        while (!condition())
        {
            await Task.Delay(20, bound.Token);
        }
    }
}
