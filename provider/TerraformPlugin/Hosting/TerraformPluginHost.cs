using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using HotplugIac.Grpc;

namespace TerraformPlugin;

/// <summary>The main function of a provider.</summary>
public static class TerraformPluginHost
{
    private static readonly TimeSpan OrphanGrace = TimeSpan.FromMinutes(1);

    /// <summary>Runs the provider until Terraform shuts it down, or with <c>--debug</c> until it is interrupted.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="createProvider">Called at the first request, so that starting up costs nothing.</param>
    /// <param name="options">Who the provider is.</param>
    /// <returns>The exit code: 0 after an orderly shutdown, 1 when Terraform did not start the program or cannot talk to it.</returns>
    public static async Task<int> RunAsync(string[] args, Func<ITfProvider> createProvider, TfHostOptions options)
    {
        try
        {
            if (args.Contains("--debug"))
            {
                return await DebugAsync(createProvider, options);
            }

            if (PluginHandshake.Read(Environment.GetEnvironmentVariable) is not { } handshake)
            {
                return Refuse(HelpText(options));
            }

            return handshake.IsAcceptable
                ? await ServeAsync(handshake, createProvider, options)
                : Refuse(
                    $"{options.ProviderAddress} {options.Version} needs plugin protocol 6, which Terraform speaks from 1.0 on; "
                    + $"this one offers {string.Join(", ", handshake.ProtocolVersions)}.");
        }
        catch (Exception error) when (error is IOException or SocketException or UnauthorizedAccessException or CryptographicException)
        {
            // No socket, or a client certificate that is none. Terraform shows what a plugin printed before it ended.
            return Refuse($"{options.ProviderAddress} cannot start: {error.Message}");
        }
    }

    private static async Task<int> ServeAsync(PluginHandshake handshake, Func<ITfProvider> createProvider, TfHostOptions options)
    {
        // Ctrl-C reaches every process of the terminal. Terraform decides what it means and calls StopProvider.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, done));

        // Terraform may connect as soon as it has read the line. What it does until then is the time in which the server starts.
        var parent = OrphanWatch.Parent();
        using var listener = GrpcListener.Bind(PluginEndPoint.Choose(handshake.SocketDirectory));
        var (tls, certificate) = CreateTls(handshake, options);
        var (network, address) = PluginEndPoint.Describe(listener.EndPoint);
        await WriteLineAsync(handshake.Answer(network, address, certificate));
        var server = await GrpcServer.StartAsync(
            listener,
            new GrpcServerOptions(listener.EndPoint)
            {
                Tls = tls,

                // A caller that offers no certificate can show in no other way that it is the one that started the plugin.
                Peers = tls is null ? GrpcPeers.OfParents : GrpcPeers.OfThisUser,
            },
            PluginServices.Create(createProvider, () => done.TrySetResult()));
        await using (server)
        {
            using var ended = new CancellationTokenSource();
            if (await Task.WhenAny(done.Task, OrphanWatch.WaitAsync(parent, ended.Token)) != done.Task)
            {
                // Nobody waits for the answers any more, so a change under way gets the time to end properly.
                await server.StopAsync(OrphanGrace);
            }

            await ended.CancelAsync();
        }

        return 0;
    }

    private static async Task<int> DebugAsync(Func<ITfProvider> createProvider, TfHostOptions options)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, done));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, done));
        var server = await GrpcServer.StartAsync(
            new GrpcServerOptions(PluginEndPoint.Choose(directory: null)),
            PluginServices.Create(createProvider, () => done.TrySetResult()));
        await using (server)
        {
            var (network, address) = PluginEndPoint.Describe(server.EndPoint);
            var value = ReattachText.Format(options.ProviderAddress, network, address, Environment.ProcessId);
            await WriteLineAsync($"TF_REATTACH_PROVIDERS='{value}'");
            await done.Task;
        }

        return 0;
    }

    private static (GrpcServerTls? Tls, byte[] Certificate) CreateTls(PluginHandshake handshake, TfHostOptions options)
    {
        if (handshake.ClientCertificatePem is not { } pem)
        {
            return (null, []);
        }

        if (!options.UsesSystemRoots)
        {
            PluginCertificate.ForgoSystemRoots();
        }

        var certificate = PluginCertificate.Create();
        return (new GrpcServerTls(certificate, PluginCertificate.DecodePem(pem)), certificate.RawData);
    }

    // The raw stream: Console.Out costs milliseconds for an encoder that one line of ASCII does not need.
    private static async Task WriteLineAsync(string line)
    {
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(System.Text.Encoding.ASCII.GetBytes(line + "\n"));
    }

    private static int Refuse(string text)
    {
        Console.Error.WriteLine(text);
        return 1;
    }

    private static void End(PosixSignalContext signal, TaskCompletionSource done)
    {
        signal.Cancel = true;
        done.TrySetResult();
    }

    private static string HelpText(TfHostOptions options)
    {
        var address = options.ProviderAddress.Replace("registry.terraform.io/", "", StringComparison.Ordinal);
        var name = address[(address.LastIndexOf('/') + 1)..];
        return $$"""
            {{name}} {{options.Version}} is a provider for Terraform. Terraform starts it; it does nothing by itself.

            To use it, name it in a configuration and run "terraform init":

              terraform {
                required_providers {
                  {{name}} = {
                    source = "{{address}}"
                  }
                }
              }

            To debug it, start it with --debug and give the line it prints to Terraform's environment.
            """;
    }
}
