using System.Text.Json;
using System.Text.Json.Nodes;
using HotplugIac.Peer.Config;
using HotplugIac.Peer.Machines;

namespace HotplugIac.Peer.Http;

/// <summary>What a test may do and see behind the API, under <c>/peer/</c>; nothing of it is in the real one.</summary>
internal static class ControlRoutes
{
    public const string Root = "/peer/";

    /// <param name="path">Without the root.</param>
    /// <exception cref="FormatException">It is not understood.</exception>
    /// <exception cref="Refusal">The VM does not run.</exception>
    public static Answer Serve(EndPointState state, string method, string path, string body)
    {
        var (vmm, request) = (state.Vmm, body.Length == 0 ? [] : JsonMembers.Parse(body));
        switch ($"{method} {path}")
        {
            case "PUT guest": Guest(vmm, request); return Answer.Done;
            case "PUT eject": vmm.Eject(); return Answer.Done;
            case "PUT forget": vmm.Forget(); return Answer.Done;
            case "PUT fault": state.Faults.Add(Fault.Read(request)); return Answer.Done;
            case "PUT clear": state.Faults.Clear(); state.Calls.Clear(); return Answer.Done;
            case "GET calls": return Answer.Of(state.Calls.Read());
            case "GET truth": return Answer.Of(vmm.Truth());
            case "GET paths": return Answer.Of(Paths());
            default: throw new Refusal(RefusalKind.UnknownPath);
        }
    }

    private static void Guest(Vmm vmm, JsonObject request)
    {
        vmm.Change(request.Where(b => b.Key != "action").Select(b => (b.Key, Spelled(b.Value))));
        switch (request.Text("action"))
        {
            case null: break;
            case "reboot": vmm.GuestReboot(); break;
            case "poweroff": vmm.PowerOff(); break;
            case var action: throw new FormatException($"A guest knows no {action}.");
        }
    }

    private static string Spelled(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString() ?? "";

    private static JsonArray Paths() => new([.. Route.All.Values.Select(r => (JsonNode?)new JsonObject
    {
        ["path"] = r.Path,
        ["method"] = r.Method,
        ["body"] = r.TakesBody,
    })]);
}
