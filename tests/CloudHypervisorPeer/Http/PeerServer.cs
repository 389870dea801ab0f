using System.Text.Json.Nodes;
using HotplugIac.Peer.Machines;
using Microsoft.AspNetCore.Http;

namespace HotplugIac.Peer.Http;

/// <summary>Serves the requests of all sockets.</summary>
/// <param name="ended">Called when a VMM has ended and its last answer is sent.</param>
internal sealed class PeerServer(Action<EndPointState> ended)
{
    private static readonly Answer Unreadable = new(StatusCodes.Status200OK, "<html>this is no JSON");

    public async Task ServeAsync(HttpContext context)
    {
        var state = context.Features.Get<EndPointState>()!;
        if (state.IsClosed)
        {
            context.Abort();
            return;
        }

        var (method, path) = (context.Request.Method, context.Request.Path.Value ?? "");
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);

        var answer = path.StartsWith(ControlRoutes.Root, StringComparison.Ordinal)
            ? Control(state, method, path[ControlRoutes.Root.Length..], body)
            : await ApiAsync(context, state, method, path, body);
        if (state.Vmm.HasEnded)
        {
            context.Response.Headers.Connection = "close";
            context.Response.OnCompleted(() => CloseAsync(state));
        }

        if (answer is null)
        {
            context.Abort();
            return;
        }

        await answer.SendAsync(context);
    }

    private Task CloseAsync(EndPointState state)
    {
        lock (state.Vmm.Turn)
        {
            if (state.Close())
            {
                ended(state);
            }
        }

        return Task.CompletedTask;
    }

    private static Answer Control(EndPointState state, string method, string path, string body)
    {
        lock (state.Vmm.Turn)
        {
            try
            {
                return ControlRoutes.Serve(state, method, path, body);
            }
            catch (Exception e) when (e is FormatException or OverflowException)
            {
                return new Answer(StatusCodes.Status400BadRequest, JsonValue.Create(e.Message).ToJsonString());
            }
            catch (Refusal refusal)
            {
                return Answer.Of(refusal, path, state.Vmm.Version);
            }
        }
    }

    /// <returns>Null: the connection is to end without an answer.</returns>
    private static async Task<Answer?> ApiAsync(HttpContext context, EndPointState state, string method, string path, string body)
    {
        var name = path.StartsWith(Route.Root, StringComparison.Ordinal) ? path[Route.Root.Length..] : path;
        Answer? answer;
        CancellationToken cleared;
        Fault? fault;
        lock (state.Vmm.Turn)
        {
            var call = state.Calls.Add(method, name, body);
            fault = state.Faults.Next(name);
            answer = fault switch
            {
                null => Run(state.Vmm, method, name, body),
                { Kind: FaultKind.NotDone } => Answer.Done,
                { Kind: FaultKind.Garbage } => Unreadable,
                { Kind: FaultKind.Error } => fault.Error(state.Vmm.Version),
                { Kind: FaultKind.DoneButError } when Run(state.Vmm, method, name, body) is not null => fault.Error(state.Vmm.Version),
                _ => null,
            };
            call["status"] = answer?.Status;
            cleared = state.Faults.Cleared;
        }

        if (fault?.Kind == FaultKind.Stall)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cleared, context.RequestAborted);
            await Task.Delay(Timeout.Infinite, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return answer;
    }

    private static Answer Run(Vmm vmm, string method, string name, string body)
    {
        try
        {
            return Route.All.TryGetValue(name, out var route)
                ? route.Serve(vmm, method, body)
                : throw new Refusal(RefusalKind.UnknownPath);
        }
        catch (Refusal refusal)
        {
            return Answer.Of(refusal, name, vmm.Version);
        }
    }
}
