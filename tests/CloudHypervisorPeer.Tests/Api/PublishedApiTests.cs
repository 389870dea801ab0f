using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotplugIac.Peer.Tests.Api;

/// <summary>The peer is held against the published description, so that a client cannot be right with it and wrong with the real one.</summary>
[Collection(PeersCollection.Name)]
public sealed class PublishedApiTests(Peers peers)
{
    public static TheoryData<string, string> Read
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (path, call) in PublishedApi.Paths.Where(p => p.Value.Request is not null))
            {
                Places(call.Request!, "").ToList().ForEach(p => data.Add(path, p));
            }

            return data;
        }
    }

    [Fact]
    public async Task It_serves_the_described_paths_with_the_described_methods()
    {
        var vm = await peers.EmptyAsync();

        var served = await vm.Peer.PathsAsync();

        served.ShouldBe(PublishedApi.Paths.Select(p => $"{p.Value.Method} {p.Key}"), ignoreOrder: true);
    }

    [Fact]
    public async Task It_takes_every_described_member()
    {
        var vm = await peers.EmptyAsync();

        (await vm.CallAsync("vm.create", PublishedApi.Sample("VmConfig").ToJsonString())).Status.ShouldBe(204);
    }

    [Theory]
    [MemberData(nameof(Read))]
    public async Task It_takes_a_member_only_with_the_described_type(string path, string place)
    {
        var vm = await peers.EmptyAsync();
        var body = PublishedApi.Sample(PublishedApi.Paths[path].Request!);
        var (parent, name) = Find(body, place);
        parent[name] = parent[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? "1" : 1;

        (await vm.CallAsync(path, body.ToJsonString())).Status.ShouldBe(400);
    }

    [Fact]
    public async Task It_asks_for_what_is_required()
    {
        foreach (var place in Places("VmConfig", "").Where(p => p.EndsWith('!') && p != "payload!"))
        {
            var vm = await peers.EmptyAsync();
            var body = PublishedApi.Sample("VmConfig");
            var (parent, name) = Find(body, place);
            parent.Remove(name);

            (await vm.CallAsync("vm.create", body.ToJsonString())).Status.ShouldBe(400, place);
        }
    }

    [Theory]
    [InlineData("vmm.ping")]
    [InlineData("vm.info")]
    [InlineData("vm.counters")]
    public async Task What_it_says_is_described(string path)
    {
        var vm = await peers.RunningAsync("""
            "cpus":{"boot_vcpus":2,"max_vcpus":4,"topology":{"threads_per_core":1,"cores_per_die":4,"dies_per_package":1,"packages":1}},
            "memory":{"size":0,"hotplug_method":"VirtioMem","zones":[{"id":"a","size":1073741824,"hotplug_size":1073741824}]},
            "numa":[{"guest_numa_id":0,"cpus":[0,1],"distances":[{"destination":1,"distance":20}],"memory_zones":["a"]}],"balloon":{"size":0}
            """);
        await vm.ResizeZoneAsync("a", 2 * PeerVm.GiB);

        var answer = await vm.CallAsync(path);

        Check(answer.Json, PublishedApi.Paths[path].Answer!, path);
    }

    private static void Check(JsonElement value, string type, string place)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            value.EnumerateArray().ToList().ForEach(v => Check(v, type[..^2], place));
        }
        else if (PublishedApi.Words.TryGetValue(type, out var words))
        {
            words.ShouldContain(value.GetString(), place);
        }
        else if (PublishedApi.Objects.TryGetValue(type, out var members))
        {
            value.EnumerateObject().ToList().ForEach(p => Check(
                p.Value, members.FirstOrDefault(m => m.Name == p.Name)?.Type ?? throw new InvalidOperationException($"{place}.{p.Name} is not described."), $"{place}.{p.Name}"));
            members.Where(m => m.Required).Select(m => m.Name).ShouldBeSubsetOf(value.EnumerateObject().Select(p => p.Name), place);
        }
        else
        {
            value.ValueKind.ShouldBeOneOf(type switch
            {
                "int" => [JsonValueKind.Number],
                "string" => [JsonValueKind.String],
                _ => [JsonValueKind.True, JsonValueKind.False],
            });
        }
    }

    /// <summary>All members that can be sent, with the members of their objects, as <c>a/b</c>; a required one ends with <c>!</c>.</summary>
    private static IEnumerable<string> Places(string type, string before)
    {
        foreach (var member in PublishedApi.Objects[type])
        {
            yield return before + member.Name + (member.Required ? "!" : "");

            // What the peer has no use for, it does not look into.
            if (PublishedApi.Objects.ContainsKey(member.Type.Replace("[]", "")) && member.Type is not ("CpuFeatures" or "RngConfig" or "ConsoleConfig"))
            {
                foreach (var inner in Places(member.Type.Replace("[]", ""), $"{before}{member.Name}/"))
                {
                    yield return inner;
                }
            }
        }
    }

    private static (JsonObject Parent, string Name) Find(JsonNode body, string place)
    {
        var parts = place.TrimEnd('!').Split('/');
        var parent = parts[..^1].Aggregate(body, (node, part) => node[part] is JsonArray list ? list[0]! : node[part]!);
        return ((JsonObject)parent, parts[^1]);
    }
}
