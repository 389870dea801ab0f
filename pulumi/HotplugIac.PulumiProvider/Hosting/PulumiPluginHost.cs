using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using HotplugIac.Grpc;
using HotplugIac.PulumiProvider.Schema;
using HotplugIac.PulumiProvider.Services;

namespace HotplugIac.PulumiProvider.Hosting;

/// <summary>The main function: listens, prints the port, and goes when it is told to or the engine has gone.</summary>
internal static class PulumiPluginHost
{
    /// <summary>Pulumi kills a plugin five seconds after it has asked it to go.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(4);

    /// <summary>For messages that are still under way.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan OrphanGrace = TimeSpan.FromMinutes(1);

    /// <returns>The exit code: 0 after an orderly end, 1 when the program was not started by Pulumi or cannot listen.</returns>
    public static async Task<int> RunAsync(string[] arguments, string version)
    {
        var parsed = PluginArguments.Parse(arguments);
        if (parsed.Mode is PluginMode.Version or PluginMode.Schema)
        {
            await WriteLineAsync(parsed.Mode == PluginMode.Version ? version : SchemaText.Of(version));
            return 0;
        }

        if (parsed.Mode == PluginMode.Help)
        {
            await Console.Error.WriteLineAsync(Help(version));
            return 1;
        }

        using var log = new EngineLog();
        if (parsed.Engine is { } engine && !log.Attach(engine))
        {
            await Console.Error.WriteLineAsync($"The engine's address \"{engine}\" cannot be used: it is written HOST:PORT, for example 127.0.0.1:50051.");
            return 1;
        }

        try
        {
            return await ServeAsync(log, version, parsed.Engine is null ? GrpcPeers.OfThisUser : GrpcPeers.OfParents);
        }
        catch (IOException error)
        {
            await Console.Error.WriteLineAsync($"pulumi-resource-hotplug cannot listen on 127.0.0.1: {error.Message}");
            return 1;
        }
    }

    /// <param name="peers">The engine that started the plugin; one that is attached later is any of this user.</param>
    private static async Task<int> ServeAsync(EngineLog log, string version, GrpcPeers peers)
    {
        using var session = new Session(log);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, done));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, done));

        var parent = OrphanWatch.Parent();
        // The engine may connect as soon as it has read the line. What it does until then is the time in which the server starts.
        using var listener = GrpcListener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await WriteLineAsync(((IPEndPoint)listener.EndPoint).Port.ToString(CultureInfo.InvariantCulture));
        var server = await GrpcServer.StartAsync(listener, new GrpcServerOptions(listener.EndPoint) { Peers = peers }, Methods(session, version));
        await using (server)
        {
            using var ended = new CancellationTokenSource();
            var isOrphan = await Task.WhenAny(done.Task, OrphanWatch.WaitAsync(parent, ended.Token)) != done.Task;
            // A change under way stops between two steps, and its answer is still sent.
            session.Cancel();
            await server.StopAsync(isOrphan ? OrphanGrace : Grace);
            await ended.CancelAsync();
            await log.FlushAsync().WaitAsync(LastWords).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return 0;
    }

    internal static List<GrpcMethod> Methods(Session session, string version)
    {
        var calls = new Calls(session);
        return
        [
            .. new PluginService(session, calls, version).Methods(),
            .. new ConfigService(session, calls).Methods(),
            .. new MachineService(session, calls).Methods(),
            .. new FunctionService(session, calls).Methods(),
        ];
    }

    private static void End(PosixSignalContext signal, TaskCompletionSource done)
    {
        signal.Cancel = true;
        done.TrySetResult();
    }

    // The raw stream: Console.Out costs milliseconds for an encoder that one line of ASCII does not need.
    private static async Task WriteLineAsync(string line)
    {
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
    }

    private static string Help(string version) =>
        $"""
        pulumi-resource-hotplug {version} is a provider for Pulumi. Pulumi starts it; it does nothing by itself.

        To use it, add it to a project, and use the SDK that this makes:

          pulumi package add ./pulumi-resource-hotplug

        Its schema, for code generators, is what --schema prints.
        To debug it, start it with --attach, and run Pulumi with PULUMI_DEBUG_PROVIDERS=hotplug:PORT, PORT being the number it prints.
        """;
}
