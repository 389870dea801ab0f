using FsCheck;
using FsCheck.Fluent;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiProvider.Tests.Wire;
using HotplugIac.PulumiProvider.Wire;
using static HotplugIac.PulumiProtocol.PropertyDiff.Types;

namespace HotplugIac.PulumiProvider.Tests;

public sealed class DiffTests
{
    private const string Cells = """{ "name": "web", "vcpus": 2, "numaCells": [ { "cpus": "0-3", "memory": "512MiB" }, { "cpus": "4-7", "memory": "512MiB" } ] }""";

    [Theory]
    [InlineData("""{ "name": "web", "vcpus": 3 }""", "vcpus", "Update")]
    [InlineData("""{ "name": "web", "vcpus": 2, "unplug": "reboot" }""", "unplug", "Add")]
    [InlineData("""{ "name": "web", "vcpus": 2, "numaCells": [ { "cpus": "0-7", "memory": "2GiB" } ], "baseMemory": "2GiB", "memory": "2GiB" }""", "numaCells[0].memory", "Update")]
    [InlineData("""{ "name": "web", "vcpus": 2, "memory": "2GiB", "memoryDevices": { "a": { "model": "dimm", "size": "1GiB", "node": 0 } } }""", "memoryDevices", "Add")]
    [InlineData("""{ "name": "web", "vcpus": 2, "timeouts": { "read": "1m" } }""", "timeouts", "Add")]
    public async Task Paths_are_as_deep_as_the_change(string news, string path, string kind)
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        var created = await wire.CreateAsync(WireProvider.Json("""{ "name": "web", "vcpus": 2 }"""));

        var diff = await wire.DiffAsync(created.Id, created.Properties, WireProvider.Json(news));

        diff.DetailedDiff[path].Kind.ToString().ShouldBe(kind);
        diff.DetailedDiff.Keys.ShouldAllBe(k => diff.Diffs.Contains(PropertyPath.Parse(k)![0]));
    }

    [Fact]
    public async Task What_a_program_takes_out_follows_the_machine_and_is_no_change()
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        var created = await wire.CreateAsync(WireProvider.Json("""{ "name": "web", "vcpus": 2, "maxVcpus": 8, "unplug": "live" }"""));

        var diff = await wire.DiffAsync(created.Id, created.Properties, WireProvider.Json("""{ "name": "web", "vcpus": 2 }"""));

        diff.DetailedDiff.ShouldHaveSingleItem().Key.ShouldBe("unplug");
        diff.DetailedDiff["unplug"].Kind.ShouldBe(Kind.Delete);
    }

    [Theory]
    [InlineData("vcpus")]
    [InlineData("*")]
    public async Task Ignored_drift_is_no_change(string ignored)
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        var inputs = WireProvider.Json("""{ "name": "web", "vcpus": 2 }""");
        var created = await wire.CreateAsync(inputs);
        await wire.UpdateAsync(created.Id, created.Properties, WireProvider.Json("""{ "name": "web", "vcpus": 5 }"""));
        var drifted = await wire.ReadAsync(created.Id, created.Properties, inputs);
        drifted.Properties.Fields["vcpus"].NumberValue.ShouldBe(5);
        drifted.Inputs.Fields["vcpus"].NumberValue.ShouldBe(5);

        (await wire.DiffAsync(created.Id, drifted.Properties, inputs)).Diffs.ShouldBe(["vcpus"]);
        (await wire.DiffAsync(created.Id, drifted.Properties, inputs, ignored)).Changes.ShouldBe(DiffResponse.Types.DiffChanges.DiffNone);
    }

    [Fact]
    public async Task A_part_of_a_list_can_be_ignored()
    {
        await using var wire = await WireProvider.WithMachinesAsync();
        var inputs = WireProvider.Json(Cells);
        inputs.Fields["definition"] = Google.Protobuf.WellKnownTypes.Value.ForString("<domain type='kvm'><name>web</name><os><type machine='q35'>hvm</type></os><features><acpi/></features></domain>");
        inputs.Fields["memory"] = Google.Protobuf.WellKnownTypes.Value.ForString("1GiB");
        inputs.Fields["maxVcpus"] = Google.Protobuf.WellKnownTypes.Value.ForNumber(8);
        var created = await wire.CreateAsync(inputs);
        var news = inputs.Clone();
        news.Fields["numaCells"].ListValue.Values[1].StructValue.Fields["memory"] = Google.Protobuf.WellKnownTypes.Value.ForString("1GiB");
        news.Fields["memory"] = Google.Protobuf.WellKnownTypes.Value.ForString("1536MiB");

        (await wire.DiffAsync(created.Id, created.Properties, news)).DetailedDiff.Keys.ShouldContain("numaCells[1].memory");
        (await wire.DiffAsync(created.Id, created.Properties, news, "numaCells[1].memory", "memory")).Changes.ShouldBe(DiffResponse.Types.DiffChanges.DiffNone);
        (await wire.DiffAsync(created.Id, created.Properties, news, "numaCells[0].memory")).Changes.ShouldBe(DiffResponse.Types.DiffChanges.DiffSome);
    }

    [Fact]
    public async Task What_was_pending_before_is_a_change_when_the_policy_turns_to_reboot()
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        var created = await wire.CreateAsync(WireProvider.Json("""{ "name": "web", "vcpus": 2, "maxVcpus": 8 }"""));
        var deferred = await wire.UpdateAsync(created.Id, created.Properties, WireProvider.Json("""{ "name": "web", "vcpus": 2, "maxVcpus": 16 }"""));
        var reboot = WireProvider.Json("""{ "name": "web", "vcpus": 2, "maxVcpus": 16, "onRebootRequired": "reboot" }""");

        var diff = await wire.DiffAsync(created.Id, deferred.Properties, reboot);
        var preview = await wire.UpdateAsync(created.Id, deferred.Properties, reboot, preview: true);

        // The one cell of the guest holds every vCPU id that there can be.
        diff.Diffs.ShouldBe(["onRebootRequired", "maxVcpus", "numaCells"], ignoreOrder: true);
        diff.DetailedDiff.Keys.ShouldHaveSingleItem().ShouldBe("onRebootRequired");
        preview.Properties.Fields["impactStopsMachine"].BoolValue.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wish_that_cannot_be_is_a_difference_here_and_an_error_of_the_update()
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        var created = await wire.CreateAsync(WireProvider.Json("""{ "name": "web", "vcpus": 2 }"""));
        var wish = WireProvider.Json("""{ "name": "web", "vcpus": 2, "maxMemory": "16GiB", "onRebootRequired": "fail" }""");

        (await wire.DiffAsync(created.Id, created.Properties, wish)).Diffs.ShouldBe(["maxMemory", "onRebootRequired"], ignoreOrder: true);
        var failure = await Should.ThrowAsync<Grpc.GrpcException>(() => wire.UpdateAsync(created.Id, created.Properties, wish, preview: true));

        (failure.Code, failure.Details).ShouldBe((Grpc.GrpcStatusCode.FailedPrecondition, null));
        failure.Message.ShouldContain("maxMemory");
        failure.Message.ShouldContain("HP40");
    }

    [Fact]
    public void Every_key_can_be_written_in_a_path_and_read_again() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), key => PropertyPath.Parse(PropertyPath.Key("memoryDevices", key.Get)) is ["memoryDevices", var read] && read == key.Get)
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("a.")]
    [InlineData("a[")]
    [InlineData("a[\"b")]
    [InlineData("a[\"b\"")]
    [InlineData(".a")]
    public void What_is_no_path_is_none(string text) => PropertyPath.Parse(text).ShouldBeNull();
}
