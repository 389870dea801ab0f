using System.Net;
using HotplugIac.FakeProvider;
using HotplugIac.Grpc;

var engine = IPEndPoint.Parse(args[^1]);
using var log = new GrpcClient(new GrpcClientOptions(engine));
var service = new FakeService(log);
await using var server = await GrpcServer.StartAsync(new GrpcServerOptions(new IPEndPoint(IPAddress.Loopback, 0)), [.. service.Methods]);
await Console.Out.WriteLineAsync(((IPEndPoint)server.EndPoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
await Console.Error.WriteLineAsync("the fake provider runs in " + Environment.CurrentDirectory);
await Task.Delay(Timeout.Infinite);
