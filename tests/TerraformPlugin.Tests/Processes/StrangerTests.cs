using System.Net.Sockets;
using HotplugIac.Grpc;
using HotplugIac.Grpc.Tests;
using TerraformPlugin.Protocol;

namespace TerraformPlugin.Tests.Processes;

/// <summary>Who may use the plugin's socket, with a certificate and without.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class StrangerTests
{
    private static readonly Dictionary<string, string?> WithoutCertificate = new()
    {
        ["TF_PLUGIN_MAGIC_COOKIE"] = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
        ["PLUGIN_PROTOCOL_VERSIONS"] = "6",
    };

    [Fact]
    public async Task The_socket_is_its_users_alone()
    {
        using var plugin = await PluginProcess.StartAsync();

        File.GetUnixFileMode(plugin.SocketPath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Without_a_certificate_the_parent_is_served_and_another_process_of_the_same_user_is_not()
    {
        using var process = RunningProcess.Start(SamplePaths.Program, [], WithoutCertificate);
        var socket = new UnixDomainSocketEndPoint((await process.ReadLineAsync(PluginProcess.Bound)).Split('|')[3]);

        (await StrangerProcess.ConnectAsync(socket)).ShouldBe(StrangerProcess.Closed);

        (await CheckAsync(socket)).Status.ShouldBe(ServingStatus.Serving);
        process.Signal("TERM");
        await process.FinishAsync(PluginProcess.Bound);
    }

    [Fact]
    public async Task With_a_wrapper_between_them_the_parents_parent_is_served()
    {
        // The shell stays, because something comes after the plugin.
        using var shell = RunningProcess.Start("sh", ["-c", $"'{SamplePaths.Program}'; true"], WithoutCertificate);
        var socket = new UnixDomainSocketEndPoint((await shell.ReadLineAsync(PluginProcess.Bound)).Split('|')[3]);

        (await CheckAsync(socket)).Status.ShouldBe(ServingStatus.Serving);
        File.Delete(socket.ToString());
    }

    [Fact]
    public async Task While_it_is_debugged_any_process_of_the_same_user_is_served()
    {
        using var process = RunningProcess.Start(SamplePaths.Program, ["--debug"]);
        var line = await process.ReadLineAsync(PluginProcess.Bound);
        var path = line[line.IndexOf('/', line.IndexOf("\"String\":\"", StringComparison.Ordinal))..].Split('"')[0];

        (await StrangerProcess.ConnectAsync(new UnixDomainSocketEndPoint(path))).ShouldBe(StrangerProcess.Answered);

        process.Signal("TERM");
        await process.FinishAsync(PluginProcess.Bound);
    }

    private static async Task<HealthCheckResponse> CheckAsync(UnixDomainSocketEndPoint socket)
    {
        using var client = new GrpcClient(new GrpcClientOptions(socket));
        return await client.CallAsync("/grpc.health.v1.Health/Check", new HealthCheckRequest(), HealthCheckResponse.Parser, PluginProcess.Bound);
    }
}
