using System.Text.Json.Nodes;

namespace HotplugIac.Preview.Tests.Reading;

/// <summary>Previews as Pulumi writes them: one digest, or events one after another.</summary>
internal static class PreviewText
{
    public const string Urn = "urn:pulumi:dev::shop::my:module:Fleet$hotplug:index:VirtualMachine::web";

    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public static string Digest(params JsonNode[] steps) => With(new JsonObject { ["steps"] = new JsonArray([.. steps]) });

    public static string With(JsonObject members)
    {
        var digest = new JsonObject
        {
            ["config"] = new JsonObject { ["shop:vcpus"] = "4" },
            ["steps"] = new JsonArray(),
            ["duration"] = 1_000_000,
            ["changeSummary"] = new JsonObject { ["update"] = 1, ["same"] = 2 },
        };
        foreach (var (name, value) in members)
        {
            digest[name] = value?.DeepClone();
        }

        return digest.ToString();
    }

    public static JsonObject Step(string op, JsonObject? old, JsonObject? @new, string urn = Urn) => new()
    {
        ["op"] = op,
        ["urn"] = urn,
        ["provider"] = "urn:pulumi:dev::shop::pulumi:providers:hotplug::default::1",
        ["oldState"] = old,
        ["newState"] = @new,
        ["detailedDiff"] = null,
    };

    /// <summary>A state with both; without outputs, as a step has it before the provider was asked.</summary>
    public static JsonObject State(JsonObject inputs, JsonObject? outputs = null, string urn = Urn) => new()
    {
        ["urn"] = urn,
        ["custom"] = true,
        ["id"] = "5a45b7ec-4a84-8db6-910a-e7d92f93a765",
        ["type"] = "hotplug:index:VirtualMachine",
        ["inputs"] = inputs,
        ["outputs"] = outputs,
    };

    public static JsonObject Inputs(params (string Name, JsonNode? Value)[] others) => Laid(new JsonObject { ["name"] = "web", ["vcpus"] = 2, ["memory"] = "1GiB" }, others);

    public static JsonObject Outputs(params (string Name, JsonNode? Value)[] others) => Laid(
        new JsonObject
        {
            ["__facts"] = "{\"secret\":1}",
            ["name"] = "web",
            ["vcpus"] = 2,
            ["maxVcpus"] = 8,
            ["minVcpus"] = 1,
            ["memory"] = "1GiB",
            ["baseMemory"] = "1GiB",
            ["maxMemory"] = "8GiB",
            ["memorySlots"] = 16,
            ["memoryMethod"] = "virtio-mem",
            ["numaCells"] = new JsonArray(new JsonObject { ["cpus"] = "0-7", ["memory"] = "1GiB" }),
            ["impactVerdict"] = "none",
            ["impactStopsMachine"] = false,
            ["impactLive"] = new JsonObject(),
            ["impactReboot"] = new JsonObject(),
            ["pendingReboot"] = false,
            ["pendingChanges"] = new JsonObject(),
            ["liveValues"] = new JsonObject { ["vcpus"] = 2, ["maxVcpus"] = 8, ["memory"] = "1GiB", ["baseMemory"] = "1GiB", ["maxMemory"] = "8GiB", ["memorySlots"] = 16 },
            ["powerState"] = "running",
            ["hypervisor"] = "simulator",
        },
        others);

    public static JsonNode NotKnown() => JsonValue.Create(Unknown);

    public static JsonObject Secret(string text) => new() { ["4dabf18193072939515e22adb298388d"] = "1b47061264138c4ac30d75fd1eb44270", ["ciphertext"] = text };

    /// <summary>Events with their numbers, a line each; with the summary that ends a preview.</summary>
    public static string Events(params JsonObject[] events) => Lines([.. events, new JsonObject { ["summaryEvent"] = new JsonObject { ["isPreview"] = true, ["maybeCorrupt"] = false, ["durationSeconds"] = 1, ["resourceChanges"] = new JsonObject() } }]);

    public static string Lines(params JsonObject[] events) => string.Concat(events.Select((e, i) => $"{Laid(new JsonObject { ["sequence"] = i, ["timestamp"] = 1_770_000_000 }, [.. e.Select(m => (m.Key, m.Value?.DeepClone()))]).ToJsonString()}\n"));

    public static JsonObject Pre(string op, JsonObject? old, JsonObject? @new) => Event("resourcePreEvent", op, old, @new);

    public static JsonObject Done(string op, JsonObject? old, JsonObject? @new) => Event("resOutputsEvent", op, old, @new);

    public static JsonObject Diagnostic(string severity, string message, string? urn = Urn) => new() { ["diagnosticEvent"] = new JsonObject { ["urn"] = urn, ["severity"] = severity, ["message"] = message, ["color"] = "raw" } };

    private static JsonObject Event(string name, string op, JsonObject? old, JsonObject? @new) => new()
    {
        [name] = new JsonObject
        {
            ["metadata"] = new JsonObject { ["op"] = op, ["urn"] = Urn, ["type"] = "hotplug:index:VirtualMachine", ["old"] = old, ["new"] = @new, ["detailedDiff"] = null, ["provider"] = "p" },
            ["planning"] = true,
        },
    };

    private static JsonObject Laid(JsonObject under, (string Name, JsonNode? Value)[] others)
    {
        foreach (var (name, value) in others)
        {
            under[name] = value;
        }

        return under;
    }
}
