using Google.Protobuf.WellKnownTypes;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;

namespace HotplugIac.PulumiProvider.Tests.Wire;

/// <summary>Whole answers on the wire, as an engine gets them.</summary>
public sealed class GoldenMessageTests
{
    [Fact]
    public async Task An_adopted_machine_from_check_to_delete()
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        var golden = new Golden();
        golden.Hide(wire.StatePath, "STATE");
        var inputs = WireProvider.Json("""{ "name": "web", "vcpus": 2, "memory": "1GiB" }""");
        golden.Add("Check", await wire.CheckAsync(inputs));
        golden.Add("Create, preview", await wire.CreateAsync(inputs, preview: true));
        var created = await wire.CreateAsync(inputs);
        golden.Hide(created.Id, "ID");
        golden.Add("Create", created);
        golden.Add("Diff, nothing", await wire.DiffAsync(created.Id, created.Properties, inputs));

        var more = WireProvider.Json("""{ "name": "web", "vcpus": 4, "memory": "2048MiB", "maxMemory": "16GiB" }""");
        golden.Add("Diff, live and reboot", await wire.DiffAsync(created.Id, created.Properties, more));
        golden.Add("Update, preview", await wire.UpdateAsync(created.Id, created.Properties, more, preview: true));
        var updated = await wire.UpdateAsync(created.Id, created.Properties, more);
        golden.Add("Update", updated);
        golden.Add("Read", await wire.ReadAsync(created.Id, updated.Properties, more));
        golden.Add("Diff, another name", await wire.DiffAsync(created.Id, updated.Properties, WireProvider.Json("""{ "name": "web2", "vcpus": 4 }""")));
        golden.Add("Delete", await wire.CallAsync("Delete", new DeleteRequest { Id = created.Id, Urn = WireProvider.Urn, Properties = updated.Properties }, Empty.Parser));
        foreach (var said in wire.Said.Where(s => !s.Ephemeral))
        {
            golden.Add("Log", said);
        }

        golden.ShouldBeAsCommitted("adopted");
    }

    [Fact]
    public async Task An_import_returns_the_inputs_of_a_program()
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing(), """{ "name": "plain", "vcpus": 4, "memory": "4GiB", "running": false }""");
        var golden = new Golden();
        foreach (var name in (string[])["web", "plain"])
        {
            var read = await wire.ReadAsync($"{wire.Uri}#{name}");
            golden.Hide(read.Id, $"ID-{name}");
            golden.Hide(wire.StatePath, "STATE");
            golden.Add($"Read {name}", read);
            var diff = await wire.DiffAsync(read.Id, read.Properties, read.Inputs);
            diff.Changes.ShouldBe(DiffResponse.Types.DiffChanges.DiffNone);
            golden.Add($"Diff {name}", diff);
        }

        golden.ShouldBeAsCommitted("imported");
    }

    [Fact]
    public async Task The_plugin_tells_who_it_is_and_what_it_can()
    {
        await using var wire = await WireProvider.StartAsync();
        var golden = new Golden();
        golden.Add("Handshake", await wire.CallAsync("Handshake", new ProviderHandshakeRequest { EngineAddress = wire.EngineAddress }, ProviderHandshakeResponse.Parser));
        golden.Add("GetPluginInfo", await wire.CallAsync("GetPluginInfo", new Empty(), PluginInfo.Parser));
        golden.Add("CheckConfig", await wire.CallAsync("CheckConfig", new CheckRequest { News = WireProvider.Json("""{ "uri": "test:///default", "hosts": "[\"qemu:///system\"]", "headroom": { "vcpus": 2 } }""") }, CheckResponse.Parser));
        golden.Add("CheckConfig, wrong", await wire.CallAsync("CheckConfig", new CheckRequest { News = WireProvider.Json("""{ "url": "x", "uri": "nowhere://", "onUnreachable": "ignore", "headroom": "{\"vcpus\":0}", "hosts": "qemu:///system" }""") }, CheckResponse.Parser));
        golden.Add("DiffConfig, nothing", await wire.CallAsync("DiffConfig", new DiffRequest(), DiffResponse.Parser));
        golden.Add("DiffConfig", await wire.CallAsync("DiffConfig", new DiffRequest
        {
            OldInputs = WireProvider.Json("""{ "uri": "qemu:///system", "hosts": "[]" }"""),
            News = WireProvider.Json("""{ "uri": "qemu+ssh://host/system", "hosts": "[]", "simulate": "x", "version": "2.0.0" }"""),
        }, DiffResponse.Parser));
        golden.Add("Configure", await wire.CallAsync("Configure", new ConfigureRequest { Args = WireProvider.Json("""{ "uri": "test:///default", "version": "1.2.3" }""") }, ConfigureResponse.Parser));
        golden.Add("GetMappings", await wire.CallAsync("GetMappings", new GetMappingsRequest { Key = "terraform" }, GetMappingsResponse.Parser));
        golden.Add("GetMapping", System.Text.Json.Nodes.JsonNode.Parse((await wire.CallAsync("GetMapping", new GetMappingRequest { Key = "terraform" }, GetMappingResponse.Parser)).Data.ToStringUtf8())!);
        golden.ShouldBeAsCommitted("plugin");
    }

    [Fact]
    public async Task A_failed_step_is_a_status_with_what_is_true()
    {
        await using var wire = await WireProvider.WithMachinesAsync(WireProvider.Growing());
        var created = await wire.CreateAsync(WireProvider.Json("""{ "name": "web", "vcpus": 2, "memory": "1GiB" }"""));
        var text = await File.ReadAllTextAsync(wire.StatePath);
        await File.WriteAllTextAsync(wire.StatePath, string.Concat(text.TrimEnd().AsSpan(..^1), """, "faults": [ { "call": "live", "nth": 2, "kind": "fails" } ] }"""));

        var failure = await Should.ThrowAsync<GrpcException>(() =>
            wire.UpdateAsync(created.Id, created.Properties, WireProvider.Json("""{ "name": "web", "vcpus": 4, "memory": "2GiB" }""")));

        failure.Code.ShouldBe(GrpcStatusCode.Aborted);
        var status = Status.Parser.ParseFrom(failure.Details);
        status.Details[0].TypeUrl.ShouldEndWith("pulumirpc.ErrorResourceInitFailed");
        var partial = ErrorResourceInitFailed.Parser.ParseFrom(status.Details[0].Value);
        var golden = new Golden();
        golden.Hide(wire.StatePath, "STATE");
        golden.Hide(created.Id, "ID");
        golden.Add(failure.Message, partial);
        golden.ShouldBeAsCommitted("partial");

        // The next operation finishes what is left.
        var again = await wire.UpdateAsync(created.Id, partial.Properties, WireProvider.Json("""{ "name": "web", "vcpus": 4, "memory": "2GiB" }"""));
        (again.Properties.Fields["vcpus"].NumberValue, again.Properties.Fields["memory"].StringValue).ShouldBe((4, "2GiB"));
    }
}
