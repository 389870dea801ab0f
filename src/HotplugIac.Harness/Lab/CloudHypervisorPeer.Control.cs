using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotplugIac.Harness;

/// <summary>What a test does and sees behind the API. Machines are counted from 0, in the order of the sockets.</summary>
public sealed partial class CloudHypervisorPeer
{
    private static readonly string[] Readable = ["vmm.ping", "vm.info", "vm.counters"];

    /// <summary>A call of the API, as any client could make it.</summary>
    /// <param name="path">Such as <c>vm.resize</c>.</param>
    /// <param name="body">JSON; null: none.</param>
    /// <param name="method">Default: the one that the path takes.</param>
    public Task<PeerAnswer> CallAsync(string path, string? body = null, int machine = 0, string? method = null, CancellationToken cancellationToken = default) =>
        SendAsync(method ?? (Readable.Contains(path) ? "GET" : "PUT"), "api/v1/" + path, body, machine, cancellationToken);

    /// <summary>The guest behaves otherwise from now on; see <see cref="CloudHypervisorPeerOptions.Guest"/> for <c>name=value</c>.</summary>
    public Task GuestAsync(string behaviour, int machine = 0, CancellationToken cancellationToken = default) =>
        behaviour.Split('=', 2) is [var name, var value]
            ? ControlAsync("guest", new JsonObject { [name] = value }, machine, cancellationToken)
            : throw new ArgumentException($"{behaviour} is not name=value.", nameof(behaviour));

    /// <summary>The guest reboots by itself: in Cloud Hypervisor that is a reset.</summary>
    public Task RebootGuestAsync(int machine = 0, CancellationToken cancellationToken = default) =>
        ControlAsync("guest", new JsonObject { ["action"] = "reboot" }, machine, cancellationToken);

    /// <summary>The guest goes off by itself.</summary>
    public Task PowerOffGuestAsync(int machine = 0, CancellationToken cancellationToken = default) =>
        ControlAsync("guest", new JsonObject { ["action"] = "poweroff" }, machine, cancellationToken);

    /// <summary>The guest ejects the vCPUs that it was asked to eject, now.</summary>
    public Task EjectAsync(int machine = 0, CancellationToken cancellationToken = default) => ControlAsync("eject", null, machine, cancellationToken);

    /// <summary>It is as after a restart of the VMM: the VM is gone.</summary>
    public Task ForgetAsync(int machine = 0, CancellationToken cancellationToken = default) => ControlAsync("forget", null, machine, cancellationToken);

    /// <summary>Something goes wrong with a call to come.</summary>
    public Task FaultAsync(PeerFault fault, int machine = 0, CancellationToken cancellationToken = default)
    {
        var body = new JsonObject { ["path"] = fault.Path, ["kind"] = fault.Kind, ["nth"] = fault.Nth, ["status"] = fault.Status };
        if (fault.Body is { } form)
        {
            body["body"] = form;
        }

        return ControlAsync("fault", body, machine, cancellationToken);
    }

    /// <summary>No faults wait any more, what stalls ends, and the calls so far are forgotten.</summary>
    public Task ClearAsync(int machine = 0, CancellationToken cancellationToken = default) => ControlAsync("clear", null, machine, cancellationToken);

    /// <summary>The calls of the API so far, in their order.</summary>
    public async Task<IReadOnlyList<PeerCall>> CallsAsync(int machine = 0, CancellationToken cancellationToken = default) =>
        [.. (await LookAsync("calls", machine, cancellationToken)).EnumerateArray().Select(Call)];

    /// <summary>What the machine really has.</summary>
    public async Task<PeerTruth> TruthAsync(int machine = 0, CancellationToken cancellationToken = default)
    {
        var truth = await LookAsync("truth", machine, cancellationToken);
        return new PeerTruth((int)Of("vcpus"), (int)Of("pending"), Of("ram"), Of("plugged"), (int)Of("boots"), (int)Of("growths"));

        long Of(string name) => truth.GetProperty(name).GetInt64();
    }

    /// <summary>The paths that it serves, each as <c>METHOD path</c>.</summary>
    public async Task<IReadOnlyList<string>> PathsAsync(CancellationToken cancellationToken = default) =>
        [.. (await LookAsync("paths", 0, cancellationToken)).EnumerateArray().Select(p => $"{JsonPath.Text(p, "method")} {JsonPath.Text(p, "path")}")];

    private static PeerCall Call(JsonElement call) => new(
        JsonPath.Text(call, "method"),
        JsonPath.Text(call, "path"),
        call.GetProperty("body") is { ValueKind: not JsonValueKind.Null } body ? body : null,
        call.GetProperty("status") is { ValueKind: JsonValueKind.Number } status ? status.GetInt32() : null);

    private async Task<JsonElement> LookAsync(string path, int machine, CancellationToken cancellationToken) =>
        (await SendAsync("GET", "peer/" + path, null, machine, cancellationToken)).Json;

    private async Task ControlAsync(string path, JsonObject? body, int machine, CancellationToken cancellationToken)
    {
        var answer = await SendAsync("PUT", "peer/" + path, body?.ToJsonString(), machine, cancellationToken);
        if (answer.Status >= 300)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"peer/{path}: {answer.Status} {answer.Body}"));
        }
    }

    private async Task<PeerAnswer> SendAsync(string method, string path, string? body, int machine, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), FormattableString.Invariant($"http://vm{machine}/{path}"));
        request.Content = body is null ? null : new StringContent(body);
        using var response = await _http.SendAsync(request, cancellationToken);
        return new PeerAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
