using System.Diagnostics;
using System.Net.Sockets;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.Grpc;

namespace StartupProbe;

/// <summary>One provider process as Terraform runs it to learn its schema: start, handshake, GetProviderSchema, shut down.</summary>
internal static class ProviderRun
{
    /// <exception cref="InvalidOperationException">The program answers with something that is no protocol 6 handshake over a unix socket.</exception>
    /// <exception cref="GrpcException">It does not answer its calls.</exception>
    public static async Task<Measurement> RunAsync(string program, ClientIdentity client)
    {
        var info = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        info.Environment["TF_PLUGIN_MAGIC_COOKIE"] = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
        info.Environment["PLUGIN_PROTOCOL_VERSIONS"] = "6";
        info.Environment["PLUGIN_CLIENT_CERT"] = client.Pem;
        using var running = RunningProgram.Start(info);

        // core protocol | application protocol | network | address | grpc | certificate without padding
        var fields = running.ReadFirstLine().Split('|');
        if (fields is not ["1", "6", "unix", _, "grpc", { Length: > 0 }, ..])
        {
            throw new InvalidOperationException($"{program} answered: {string.Join('|', fields)}");
        }

        var server = Convert.FromBase64String(fields[5].PadRight((fields[5].Length + 3) / 4 * 4, '='));
        using var calls = new GrpcClient(new GrpcClientOptions(new UnixDomainSocketEndPoint(fields[3]))
        {
            Tls = new GrpcClientTls(client.Certificate, server),
        });

        // The messages are not looked into: an empty message keeps what it does not know.
        var schema = await calls.CallAsync("/tfplugin6.Provider/GetProviderSchema", new Empty(), Empty.Parser, RunningProgram.Limit);
        var answered = running.Elapsed;
        var (resident, peak) = ProcessMemory.Read(running.Process.Id);
        var exit = await running.EndAsync(async () =>
            await calls.CallAsync("/plugin.GRPCController/Shutdown", new Empty(), Empty.Parser, RunningProgram.Limit));
        return new Measurement(running.Handshake, answered, exit, resident, peak, schema.CalculateSize());
    }
}
