using System.Text.Json.Nodes;
using HotplugIac.Peer.Config;
using HotplugIac.Peer.Machines;
using Microsoft.AspNetCore.Http;

namespace HotplugIac.Peer.Http;

/// <summary>A path of the API.</summary>
/// <param name="Run">What it does with the body; a body is given exactly where one is taken.</param>
internal sealed record Route(string Path, string Method, bool TakesBody, Func<Vmm, JsonObject, Answer> Run)
{
    public const string Root = "/api/v1/";

    /// <summary>All paths that have to do with CPU, memory and the life of a VM.</summary>
    public static IReadOnlyDictionary<string, Route> All { get; } = new Route[]
    {
        Get("vmm.ping", v => v.Ping()),
        Get("vm.info", v => v.Info()),
        Get("vm.counters", v => v.Counters()),
        Body("vm.create", (v, b) => v.Create(b)),
        Body("vm.resize", (v, b) => v.Resize(b)),
        Body("vm.resize-zone", (v, b) => v.ResizeZone(b)),
        Put("vm.delete", v => v.Delete()),
        Put("vm.boot", v => v.Boot()),
        Put("vm.pause", v => v.Pause(on: true)),
        Put("vm.resume", v => v.Pause(on: false)),
        Put("vm.shutdown", v => v.Shutdown()),
        Put("vm.reboot", v => v.Reboot()),
        Put("vm.power-button", v => v.PowerButton()),

        // The only one that answers 200 without a body (http_endpoint.rs: VmmShutdown), whatever its description says.
        Put("vmm.shutdown", v => v.Quit()) with { Run = (v, _) => { v.Quit(); return new Answer(StatusCodes.Status200OK, null); } },
    }.ToDictionary(r => r.Path, StringComparer.Ordinal);

    /// <exception cref="Refusal">It is not done.</exception>
    public Answer Serve(Vmm vmm, string method, string body)
    {
        if (method != Method || TakesBody == (body.Length == 0))
        {
            throw new Refusal(RefusalKind.BadRequest, "Bad Request");
        }

        return Run(vmm, TakesBody ? JsonMembers.Parse(body) : []);
    }

    private static Route Get(string path, Func<Vmm, JsonNode> run) => new(path, "GET", TakesBody: false, (v, _) => Answer.Of(run(v)));

    private static Route Put(string path, Action<Vmm> run) => Body(path, (v, _) => run(v)) with { TakesBody = false };

    private static Route Body(string path, Action<Vmm, JsonObject> run) => new(path, "PUT", TakesBody: true, (v, b) =>
    {
        run(v, b);
        return Answer.Done;
    });
}
