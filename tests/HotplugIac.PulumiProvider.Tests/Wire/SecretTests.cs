using Google.Protobuf.WellKnownTypes;
using HotplugIac.Grpc;
using HotplugIac.PulumiProvider.Wire;

namespace HotplugIac.PulumiProvider.Tests.Wire;

public sealed class SecretTests
{
    private static Value Secret(string json) => Sentinels.AsSecret(Value.Parser.ParseJson(json));

    [Fact]
    public async Task What_came_as_a_secret_goes_back_as_one()
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        var inputs = WireProvider.Json("""{ "name": "web", "vcpus": 2 }""");
        inputs.Fields["memory"] = Secret("\"1GiB\"");

        var created = await wire.CreateAsync(inputs);
        var read = await wire.ReadAsync(created.Id, created.Properties, inputs);

        foreach (var properties in (Struct[])[created.Properties, read.Properties])
        {
            (Unwrapped.Of(properties.Fields["memory"]).IsSecret, Unwrapped.Of(properties.Fields["memory"]).Inner!.StringValue).ShouldBe((true, "1GiB"));
            Unwrapped.Of(properties.Fields["liveValues"]).IsSecret.ShouldBeTrue();
            Unwrapped.Of(properties.Fields["__facts"]).IsSecret.ShouldBeTrue();
            Unwrapped.Of(properties.Fields["vcpus"]).IsSecret.ShouldBeFalse();
        }

        Unwrapped.Of(read.Inputs.Fields["memory"]).IsSecret.ShouldBeTrue();
    }

    [Fact]
    public async Task A_secret_inside_an_object_makes_the_whole_property_one()
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        var inputs = WireProvider.Json("""{ "name": "web", "vcpus": 2, "memory": "2GiB", "memoryDevices": { "a": { "model": "dimm" } } }""");
        inputs.Fields["memoryDevices"].StructValue.Fields["a"].StructValue.Fields["size"] = Secret("\"1GiB\"");
        inputs.Fields["memoryDevices"].StructValue.Fields["a"].StructValue.Fields["node"] = Value.ForNumber(0);

        var preview = await wire.CreateAsync(inputs, preview: true);

        Unwrapped.Of(preview.Properties.Fields["memoryDevices"]).IsSecret.ShouldBeTrue();
    }

    [Fact]
    public async Task A_secret_size_stands_in_no_message()
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        var created = await wire.CreateAsync(WireProvider.Json("""{ "name": "web", "vcpus": 2 }"""));
        var news = WireProvider.Json("""{ "name": "web", "vcpus": 2, "maxMemory": "16GiB" }""");
        news.Fields["memory"] = Secret("\"3GiB\"");

        await wire.UpdateAsync(created.Id, created.Properties, news, preview: true);

        wire.Said.Where(s => !s.Ephemeral).ShouldNotBeEmpty();
        wire.Said.Where(s => !s.Ephemeral).ShouldAllBe(s => !s.Message.Contains("GiB", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_size_stands_in_no_progress_and_no_error()
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        var created = await wire.CreateAsync(WireProvider.Json("""{ "name": "web", "vcpus": 2 }"""));
        var (fits, tooMuch, wrong) = (WireProvider.Json("""{ "name": "web", "vcpus": 2 }"""), WireProvider.Json("""{ "name": "web", "vcpus": 2, "maxMemory": "4GiB" }"""), WireProvider.Json("""{ "name": "web", "vcpus": 2 }"""));
        fits.Fields["memory"] = Secret("\"3GiB\"");
        tooMuch.Fields["memory"] = Secret("\"64GiB\"");
        wrong.Fields["memory"] = Secret("\"12parsecs\"");

        var failure = await Should.ThrowAsync<GrpcException>(() => wire.UpdateAsync(created.Id, created.Properties, tooMuch));
        var check = await wire.CheckAsync(wrong);
        await wire.UpdateAsync(created.Id, created.Properties, fits);

        failure.Message.ShouldContain("An input is a secret");
        failure.Message.ShouldNotContain("64GiB");
        check.Failures.ShouldNotBeEmpty();
        check.Failures.ShouldAllBe(f => !f.Reason.Contains("parsecs", StringComparison.Ordinal));
        wire.Said.ShouldAllBe(s => !s.Message.Contains("GiB", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_definition_is_kept_as_one_and_hides_nothing_else()
    {
        await using var wire = await WireProvider.WithMachinesAsync();
        var inputs = WireProvider.Json("""{ "name": "new", "vcpus": 2, "memory": "1GiB" }""");
        inputs.Fields["definition"] = Secret("\"<domain type='kvm'><name>new</name><os><type machine='q35'>hvm</type></os><features><acpi/></features></domain>\"");

        var created = await wire.CreateAsync(inputs);

        Unwrapped.Of(created.Properties.Fields["definition"]).IsSecret.ShouldBeTrue();
        Unwrapped.Of(created.Properties.Fields["memory"]).IsSecret.ShouldBeFalse();
        created.Properties.Fields.Remove("definition");
        created.Properties.ToString().ShouldNotContain("features");
    }

    [Fact]
    public async Task A_password_that_came_in_plain_text_is_a_secret_from_then_on()
    {
        await using var wire = await WireProvider.StartAsync();

        foreach (var auth in (string[])["""{ "username": "u", "password": "hush" }""", """ "{\"password\":\"hush\"}" """])
        {
            var inputs = (await wire.CallAsync("CheckConfig", new PulumiProtocol.CheckRequest { News = WireProvider.Json($"{{ \"auth\": {auth} }}") }, PulumiProtocol.CheckResponse.Parser)).Inputs;

            Unwrapped.Of(inputs.Fields["auth"]).IsSecret.ShouldBeTrue();
            await wire.CallAsync("Configure", new PulumiProtocol.ConfigureRequest { Args = inputs }, PulumiProtocol.ConfigureResponse.Parser);
        }
    }

    [Fact]
    public async Task A_secret_inside_the_text_of_an_object_is_read()
    {
        await using var wire = await WireProvider.StartAsync();
        var inputs = new Struct
        {
            Fields = { ["auth"] = Value.ForString($"{{\"password\":{{\"{Sentinels.SignatureKey}\":\"{Sentinels.Secret}\",\"value\":\"hush\"}}}}") },
        };

        var reply = await wire.CallAsync("CheckConfig", new PulumiProtocol.CheckRequest { News = inputs }, PulumiProtocol.CheckResponse.Parser);

        reply.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_password_of_the_provider_stands_in_no_answer()
    {
        await using var wire = await WireProvider.StartAsync();
        var args = WireProvider.Json("""{ "uri": "nowhere:///x" }""");
        args.Fields["auth"] = Secret("""{ "username": "u", "password": "hush-hush" }""");

        var failure = await Should.ThrowAsync<GrpcException>(() =>
            wire.CallAsync("Configure", new PulumiProtocol.ConfigureRequest { Args = args }, PulumiProtocol.ConfigureResponse.Parser));

        failure.Message.ShouldContain("nowhere:///x");
        failure.Message.ShouldNotContain("hush-hush");
    }
}
