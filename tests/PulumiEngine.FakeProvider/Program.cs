using System.Net;
using HotplugIac.FakeProvider;
using HotplugIac.Grpc;

if (args.Length == 0)
{
    // Started as a program is: it tells what it was given.
    foreach (var (name, value) in Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(e => ((string)e.Key, (string?)e.Value)))
    {
        await Console.Out.WriteLineAsync($"{name}={value}");
    }

    return 3;
}

var engine = IPEndPoint.Parse(args[^1]);
using var log = new GrpcClient(new GrpcClientOptions(engine));
var service = new FakeService(log);
await using var server = await GrpcServer.StartAsync(new GrpcServerOptions(new IPEndPoint(IPAddress.Loopback, 0)), [.. service.Methods]);
await Console.Out.WriteLineAsync(((IPEndPoint)server.EndPoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
await Console.Error.WriteLineAsync("the fake provider runs in " + Environment.CurrentDirectory);
await Task.Delay(Timeout.Infinite);
return 0;
