using HotplugIac.Peer;
using HotplugIac.Peer.Http;
using HotplugIac.Peer.Machines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

PeerOptions options;
try
{
    options = PeerOptions.Parse(args);
}
catch (Exception e) when (e is FormatException or OverflowException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

var states = options.Sockets.Select(s => new EndPointState(s, new Vmm(options))).ToList();
var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    foreach (var state in states)
    {
        // A socket that a killed process left would be in the way.
        File.Delete(state.Socket);
        kestrel.ListenUnixSocket(state.Socket, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection =>
            {
                connection.Features.Set(state);
                return next(connection);
            });
        });
    }
});

// Calls that stall have no answer to wait for.
builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
await using var app = builder.Build();
var running = states.Count;
app.Run(new PeerServer(Ended).ServeAsync);
await app.StartAsync();
await Console.Out.WriteLineAsync($"cloud-hypervisor-peer {options.Version.Tag} listens at {string.Join(' ', options.Sockets.Take(1))} ({states.Count})");
await app.WaitForShutdownAsync();
foreach (var state in states)
{
    File.Delete(state.Socket);
    state.Dispose();
}

return 0;

// One VMM of many goes with its socket; the last one takes the process with it.
void Ended(EndPointState state)
{
    File.Delete(state.Socket);
    if (Interlocked.Decrement(ref running) == 0)
    {
        app.Lifetime.StopApplication();
    }
}
