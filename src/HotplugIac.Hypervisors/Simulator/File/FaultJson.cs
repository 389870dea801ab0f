using System.Text.Json;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>Calls that shall go wrong.</summary>
internal static class FaultJson
{
    private static readonly Words<SimulatorCall> Calls = new(c => JsonNamingPolicy.SnakeCaseLower.ConvertName(c.ToString()));
    private static readonly Words<FaultKind> Kinds = new(k => JsonNamingPolicy.SnakeCaseLower.ConvertName(k.ToString()));

    public static SimulatedFault Read(JsonItem item)
    {
        item.Known("call", "nth", "kind", "machine");
        return new SimulatedFault(
            Calls.Read(item["call"] ?? throw item.Fault($"{item.Name} has no call.")),
            item["nth"]?.Whole(least: 1) ?? 1,
            item["kind"] is { } kind ? Kinds.Read(kind) : FaultKind.Fails)
        {
            Machine = item["machine"]?.Text(),
        };
    }

    public static void Write(Utf8JsonWriter writer, SimulatedFault fault)
    {
        writer.WriteString("call", Calls[fault.Call]);
        writer.Put("nth", fault.Nth, 1);
        writer.WriteString("kind", Kinds[fault.Kind]);
        writer.Put("machine", fault.Machine);
    }
}
