using Google.Protobuf.WellKnownTypes;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;

namespace HotplugIac.PulumiProvider.Tests.Wire;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("""{ "name": "web", "vcpus": "two" }""", "vcpus", "vcpus is a text: give a whole number.")]
    [InlineData("""{ "name": "web", "vcpus": 2.5 }""", "vcpus", "2.5")]
    [InlineData("""{ "name": "web", "vcpus": 1e300 }""", "vcpus", "1E+300")]
    [InlineData("""{ "name": "web", "vcpus": 2, "memory": 1024 }""", "memory", "memory is a number: give a size with its unit as text, for example \"8GiB\".")]
    [InlineData("""{ "name": "web", "vcpus": 2, "memory": "8 gigs" }""", "memory", "8 gigs")]
    [InlineData("""{ "name": "web", "vcpus": 2, "maxVcpu": 4 }""", "maxVcpu", "did you mean \"maxVcpus\"?")]
    [InlineData("""{ "name": "web", "vcpus": 2, "max_vcpus": 4 }""", "max_vcpus", "did you mean \"maxVcpus\"?")]
    [InlineData("""{ "name": "web", "vcpus": 2, "numaCells": { "cpus": "0" } }""", "numaCells", "numaCells is an object: give a list of objects.")]
    [InlineData("""{ "name": "web", "vcpus": 2, "numaCells": [ { "cpus": 0, "memory": "1GiB" } ] }""", "numaCells[0].cpus", "numaCells[0].cpus is a number: give a text.")]
    [InlineData("""{ "name": "web", "vcpus": 2, "numaCells": [ { "cpus": "0" } ] }""", "numaCells[0].memory", "numaCells[0].memory is missing")]
    [InlineData("""{ "name": "web", "vcpus": 2, "numaCells": [ { "cpus": "0", "memory": "1GiB", "distance": 1 } ] }""", "numaCells[0].distance", "did you mean \"distances\"?")]
    [InlineData("""{ "name": "web", "vcpus": 2, "memoryDevices": { "a.b": { "model": "dimm", "size": true } } }""", "memoryDevices[\"a.b\"].size", "is true or false: give a size")]
    [InlineData("""{ "name": "web", "vcpus": 2, "onRebootRequired": "never" }""", "onRebootRequired", "\"defer\", \"reboot\" or \"fail\"")]
    [InlineData("""{ "name": "web", "vcpus": 2, "onRebootRequired": false }""", "onRebootRequired", "give one of \"defer\", \"reboot\", \"fail\"")]
    [InlineData("""{ "name": "web", "vcpus": 2, "forceStop": "yes" }""", "forceStop", "forceStop is a text: give true or false.")]
    [InlineData("""{ "name": "web", "vcpus": 2, "shutdownTimeout": 90 }""", "shutdownTimeout", "give a duration")]
    [InlineData("""{ "vcpus": 2 }""", "name", "give the machine's name")]
    [InlineData("""{ "name": "web" }""", "vcpus", "give a whole number")]
    [InlineData("""{ "name": null, "vcpus": null }""", "name", "give the machine's name")]
    [InlineData("""{ "name": "web", "vcpus": 2, "definition": { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", "text": "x" } }""", "definition", "definition is an asset: give a text.")]
    public async Task Wrong_properties_are_failures_with_their_path(string inputs, string property, string reason)
    {
        await using var wire = await WireProvider.StartAsync();

        var failures = (await wire.CheckAsync(WireProvider.Json(inputs))).Failures;

        failures.ShouldContain(f => f.Property == property && f.Reason.Contains(reason, StringComparison.Ordinal), failures.ToString());
    }

    [Fact]
    public async Task Null_structs_are_empty_ones()
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());

        (await wire.CheckAsync(null)).Failures.Select(f => f.Property).ShouldBe(["name", "vcpus"]);
        (await Should.ThrowAsync<GrpcException>(() => wire.CreateAsync(null))).Code.ShouldBe(GrpcStatusCode.FailedPrecondition);
        (await wire.CallAsync("CheckConfig", new CheckRequest(), CheckResponse.Parser)).Failures.ShouldBeEmpty();
        (await wire.DiffAsync("x", null, null)).Changes.ShouldBe(DiffResponse.Types.DiffChanges.DiffSome);
        (await wire.CallAsync("Invoke", new InvokeRequest { Tok = "hotplug:index:bytes" }, InvokeResponse.Parser)).Failures.ShouldHaveSingleItem().Property.ShouldBe("size");
    }

    [Fact]
    public async Task Nothing_works_before_the_provider_is_configured_and_the_message_says_so()
    {
        await using var wire = await WireProvider.StartAsync();

        var failure = await Should.ThrowAsync<GrpcException>(() => wire.CreateAsync(WireProvider.Json("""{ "name": "web", "vcpus": 2 }""")));

        (failure.Code, failure.Message).ShouldBe((GrpcStatusCode.FailedPrecondition, "The provider is not configured yet: Configure has to be called first."));
    }

    [Theory]
    [InlineData("urn:pulumi:dev::shop::hotplug:index:Machine::web", "hotplug:index:Machine")]
    [InlineData("urn:pulumi:dev::shop::my:Component$hotplug:index:Disk::web", "hotplug:index:Disk")]
    public async Task A_type_that_does_not_exist_is_refused(string urn, string type)
    {
        await using var wire = await WireProvider.StartAsync();

        var failure = await Should.ThrowAsync<GrpcException>(() => wire.CallAsync("Check", new CheckRequest { Urn = urn, News = new Struct() }, CheckResponse.Parser));

        failure.Message.ShouldContain($"\"{type}\"");
    }

    [Fact]
    public async Task A_stored_state_that_was_edited_wrongly_is_told_with_its_property()
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());

        var failure = await Should.ThrowAsync<GrpcException>(() =>
            wire.ReadAsync("id", WireProvider.Json("""{ "name": "web", "vcpus": "many", "numaCells": [], "hypervisor": "simulator" }"""), new Struct()));

        failure.Message.ShouldContain("vcpus is a text");
        failure.Message.ShouldContain("pulumi state delete");
    }

    [Fact]
    public async Task A_function_that_does_not_exist_and_wrong_arguments_are_told()
    {
        await using var wire = await WireProvider.StartAsync();

        (await Should.ThrowAsync<GrpcException>(() => wire.InvokeAsync("hotplug:index:getVm", "{}"))).Message.ShouldContain("hotplug:index:getVirtualMachine");
        (await wire.InvokeAsync("hotplug:index:bytes", """{ "size": "8 gigs" }""")).Failures.ShouldHaveSingleItem().Reason.ShouldContain("8 gigs");
        (await wire.InvokeAsync("hotplug:index:numaCells", """{ "vcpus": 2, "memory": "1GiB", "count": 3 }""")).Failures.ShouldHaveSingleItem().Property.ShouldBe("count");
        (await wire.InvokeAsync("hotplug:index:numaCells", """{ "vcpus": 2 }""")).Failures.Select(f => f.Property).ShouldBe(["memory", "count"]);
    }

    [Fact]
    public async Task An_engine_that_does_not_answer_stops_no_operation()
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        // A port that was free a moment ago: nobody listens there.
        await wire.CallAsync("Attach", new PluginAttach { Address = "127.0.0.1:1" }, Empty.Parser);
        var created = await wire.CreateAsync(WireProvider.Json("""{ "name": "web", "vcpus": 2 }"""));

        var updated = await wire.UpdateAsync(created.Id, created.Properties, WireProvider.Json("""{ "name": "web", "vcpus": 4 }"""));

        updated.Properties.Fields["vcpus"].NumberValue.ShouldBe(4);
        (await Should.ThrowAsync<GrpcException>(() => wire.CallAsync("Attach", new PluginAttach { Address = "nowhere" }, Empty.Parser))).Message.ShouldContain("HOST:PORT");
    }

    [Fact]
    public async Task Large_messages_pass_both_ways()
    {
        await using var wire = await WireProvider.StartAsync();
        var inputs = WireProvider.Json("""{ "name": "web", "vcpus": 2 }""");
        inputs.Fields["definition"] = Value.ForString(new string('x', 40_000_000));

        var checkedInputs = await wire.CheckAsync(inputs);

        checkedInputs.Inputs.Fields["definition"].StringValue.Length.ShouldBe(40_000_000);
    }
}
