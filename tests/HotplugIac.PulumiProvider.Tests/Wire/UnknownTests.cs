using Google.Protobuf.WellKnownTypes;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiProvider.Wire;

namespace HotplugIac.PulumiProvider.Tests.Wire;

public sealed class UnknownTests
{
    public static TheoryData<string> Kinds => ["1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", "3eeb2bf0-c639-47a8-9e75-3b44932eb421", "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", "030794c1-ac77-496b-92df-f27374a8bd58", "e48ece36-62e2-4504-bad9-02848725956a", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_of_unknown_leaves_the_impact_unknown(string unknown)
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        var created = await wire.CreateAsync(WireProvider.Json("""{ "name": "web", "vcpus": 2 }"""));
        var news = WireProvider.Json($$"""{ "name": "web", "vcpus": "{{unknown}}" }""");

        (await wire.CheckAsync(news)).Failures.ShouldBeEmpty();
        var diff = await wire.DiffAsync(created.Id, created.Properties, news);
        var preview = (await wire.UpdateAsync(created.Id, created.Properties, news, preview: true)).Properties.Fields;

        (diff.Changes, diff.Diffs.ShouldHaveSingleItem()).ShouldBe((DiffResponse.Types.DiffChanges.DiffSome, "vcpus"));
        preview["impactVerdict"].StringValue.ShouldBe(Sentinels.UnknownText);
        preview["impactStopsMachine"].StringValue.ShouldBe(Sentinels.UnknownBool);
        preview["impactLive"].StringValue.ShouldBe(Sentinels.UnknownObject);
        preview["vcpus"].StringValue.ShouldBe(Sentinels.UnknownNumber);
        preview["hypervisor"].StringValue.ShouldBe("simulator");
        wire.Said.ShouldContain(s => s.Message.Contains("not known yet", StringComparison.Ordinal) && s.Urn == WireProvider.Urn);
    }

    [Theory]
    [InlineData("""{ "name": "web", "vcpus": 2, "numaCells": [ { "cpus": "UNKNOWN", "memory": "1GiB" } ] }""")]
    [InlineData("""{ "name": "web", "vcpus": 2, "memoryDevices": { "a": { "model": "dimm", "size": "UNKNOWN" } } }""")]
    [InlineData("""{ "name": "web", "vcpus": 2, "cpuTopology": { "sockets": 1, "cores": "UNKNOWN" } }""")]
    [InlineData("""{ "name": "UNKNOWN", "vcpus": 2 }""")]
    public async Task An_unknown_deep_inside_is_one_too(string inputs)
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        var news = WireProvider.Json(inputs.Replace("UNKNOWN", Sentinels.UnknownText, StringComparison.Ordinal));

        (await wire.CheckAsync(news)).Failures.ShouldBeEmpty();
        var preview = await wire.CreateAsync(news, preview: true);

        preview.Properties.Fields["impactVerdict"].StringValue.ShouldBe(Sentinels.UnknownText);
    }

    [Fact]
    public async Task An_output_value_without_a_value_is_unknown_and_one_with_a_value_is_that()
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        var known = new Struct { Fields = { [Sentinels.SignatureKey] = Value.ForString(Sentinels.Output), ["value"] = Value.ForNumber(3) } };
        var unknown = new Struct { Fields = { [Sentinels.SignatureKey] = Value.ForString(Sentinels.Output) } };

        var one = await wire.CreateAsync(new Struct { Fields = { ["name"] = Value.ForString("web"), ["vcpus"] = Value.ForStruct(known) } }, preview: true);
        var other = await wire.CreateAsync(new Struct { Fields = { ["name"] = Value.ForString("web"), ["vcpus"] = Value.ForStruct(unknown) } }, preview: true);

        one.Properties.Fields["vcpus"].NumberValue.ShouldBe(3);
        other.Properties.Fields["vcpus"].StringValue.ShouldBe(Sentinels.UnknownNumber);
    }
}
