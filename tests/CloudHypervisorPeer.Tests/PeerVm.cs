using System.Text.Json;
using HotplugIac.Harness;

namespace HotplugIac.Peer.Tests;

/// <summary>One VMM of a peer.</summary>
internal sealed record PeerVm(CloudHypervisorPeer Peer, int Number)
{
    public const long MiB = 1L << 20;
    public const long GiB = 1L << 30;

    public Task<PeerTruth> TruthAsync() => Peer.TruthAsync(Number);

    public Task<PeerAnswer> CallAsync(string path, string? body = null, string? method = null) => Peer.CallAsync(path, body, Number, method);

    /// <param name="config">Without a payload.</param>
    public async Task CreateAsync(string config) =>
        (await CallAsync("vm.create", $$"""{"payload":{"kernel":"/boot/vmlinux"},{{config}}}""")).Status.ShouldBe(204);

    public Task<PeerAnswer> ResizeAsync(long? vcpus = null, long? ram = null, long? balloon = null)
    {
        var members = new (string Name, long? Value)[] { ("desired_vcpus", vcpus), ("desired_ram", ram), ("desired_balloon", balloon) };
        return CallAsync("vm.resize", "{" + string.Join(',', members.Where(m => m.Value is not null).Select(m => $"\"{m.Name}\":{m.Value}")) + "}");
    }

    public Task<PeerAnswer> ResizeZoneAsync(string id, long ram) => CallAsync("vm.resize-zone", $$"""{"id":"{{id}}","desired_ram":{{ram}}}""");

    public async Task<JsonElement> InfoAsync() => (await CallAsync("vm.info")).Json;

    public async Task<string> StateAsync() => (await InfoAsync()).GetProperty("state").GetString()!;

    public async Task<long> ActualSizeAsync() => (await InfoAsync()).GetProperty("memory_actual_size").GetInt64();

    /// <returns>Null: the member is not there, or null.</returns>
    public async Task<long?> ConfigAsync(string part, string member) =>
        (await InfoAsync()).GetProperty("config").GetProperty(part).TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetInt64() : null;
}
