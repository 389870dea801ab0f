using System.Diagnostics;
using System.Globalization;
using System.Net;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.Grpc;

namespace StartupProbe;

/// <summary>One provider process as Pulumi runs it to learn its schema: start, port line, GetSchema. It is killed then.</summary>
internal static class PulumiRun
{
    /// <exception cref="InvalidOperationException">The program's first line is no port.</exception>
    /// <exception cref="GrpcException">It does not answer its calls.</exception>
    public static async Task<Measurement> RunAsync(string program)
    {
        // The engine's address: nobody listens there, and before an operation the provider tells nobody anything.
        var info = new ProcessStartInfo(program, ["127.0.0.1:9"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var running = RunningProgram.Start(info);
        var line = running.ReadFirstLine();
        if (!int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            throw new InvalidOperationException($"{program} answered: {line}");
        }

        using var calls = new GrpcClient(new GrpcClientOptions(new IPEndPoint(IPAddress.Loopback, port)));
        // The messages are not looked into: an empty message keeps what it does not know, and version 0 of the format is the default.
        var schema = await calls.CallAsync("/pulumirpc.ResourceProvider/GetSchema", new Empty(), Empty.Parser, RunningProgram.Limit);
        var answered = running.Elapsed;
        var (resident, peak) = ProcessMemory.Read(running.Process.Id);
        return new Measurement(running.Handshake, answered, TimeSpan.Zero, resident, peak, schema.CalculateSize());
    }
}
