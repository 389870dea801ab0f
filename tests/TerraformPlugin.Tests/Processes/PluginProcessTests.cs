using System.Security.Cryptography.X509Certificates;
using HotplugIac.Grpc;
using TerraformPlugin.Protocol;

namespace TerraformPlugin.Tests.Processes;

public sealed class PluginProcessTests
{
    // Slow machines included, but no 30 s drain. Terraform kills what does not end by itself.
    private static readonly TimeSpan EndBound = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_handshake_names_protocol_socket_and_certificate()
    {
        using var plugin = await PluginProcess.StartAsync();

        plugin.Handshake.Length.ShouldBe(6);
        plugin.Handshake[..3].ShouldBe(["1", "6", "unix"]);
        File.Exists(plugin.SocketPath).ShouldBeTrue();
        plugin.Handshake[4].ShouldBe("grpc");
        plugin.Handshake[5].ShouldNotEndWith("=");
        using var certificate = X509CertificateLoader.LoadCertificate(
            Convert.FromBase64String(plugin.Handshake[5].PadRight((plugin.Handshake[5].Length + 3) / 4 * 4, '=')));
        certificate.MatchesHostname("localhost").ShouldBeTrue();
    }

    [Fact]
    public async Task The_schema_is_served_over_mutual_tls()
    {
        using var plugin = await PluginProcess.StartAsync();

        var schema = await plugin.GetSchemaAsync();

        schema.ResourceSchemas.Keys.ShouldBe(["sample_note"]);
        schema.Functions.Keys.ShouldBe(["shout"]);
    }

    [Fact]
    public async Task A_client_with_another_certificate_is_not_let_in()
    {
        using var plugin = await PluginProcess.StartAsync();
        using var certificate = PluginProcess.CreateClientCertificate();
        using var stranger = plugin.Connect(certificate);

        await Should.ThrowAsync<GrpcException>(() => stranger.CallAsync(
            "/grpc.health.v1.Health/Check", new HealthCheckRequest(), HealthCheckResponse.Parser, PluginProcess.Bound));
    }

    [Fact]
    public async Task Shutdown_ends_the_process_and_removes_the_socket()
    {
        using var plugin = await PluginProcess.StartAsync();
        await plugin.GetSchemaAsync();

        await plugin.CallAsync<Empty>("/plugin.GRPCController/Shutdown", new Empty());
        var (code, _, error) = await plugin.Process.FinishAsync(EndBound);

        (code, error).ShouldBe((0, ""));
        File.Exists(plugin.SocketPath).ShouldBeFalse();
    }

    [Fact]
    public async Task An_interrupt_from_the_terminal_is_left_to_terraform()
    {
        using var plugin = await PluginProcess.StartAsync();

        plugin.Process.Signal("INT");
        plugin.Process.Signal("INT");

        (await plugin.GetSchemaAsync()).ResourceSchemas.ShouldNotBeEmpty();
        plugin.Process.HasExited.ShouldBeFalse();
    }

    [Fact]
    public async Task A_termination_signal_ends_the_process_in_order()
    {
        using var plugin = await PluginProcess.StartAsync();

        plugin.Process.Signal("TERM");

        (await plugin.Process.FinishAsync(PluginProcess.Bound)).Code.ShouldBe(0);
        File.Exists(plugin.SocketPath).ShouldBeFalse();
    }

    [Fact]
    public async Task The_socket_lies_where_terraform_asks()
    {
        var directory = Directory.CreateTempSubdirectory("plugin-sockets");
        using var plugin = await PluginProcess.StartAsync(new Dictionary<string, string?> { ["PLUGIN_UNIX_SOCKET_DIR"] = directory.FullName });

        Path.GetDirectoryName(plugin.SocketPath).ShouldBe(directory.FullName);

        plugin.Process.Signal("TERM");
        await plugin.Process.FinishAsync(PluginProcess.Bound);
        directory.Delete();
    }

    [Fact]
    public async Task A_temporary_directory_too_deep_for_a_socket_is_not_used()
    {
        var deep = Path.Combine(Path.GetTempPath(), new string('d', 120));
        Directory.CreateDirectory(deep);
        using var plugin = await PluginProcess.StartAsync(new Dictionary<string, string?> { ["TMPDIR"] = deep });

        (await plugin.GetSchemaAsync()).ResourceSchemas.ShouldNotBeEmpty();

        Directory.Delete(deep, recursive: true);
    }

    [Fact]
    public async Task A_caller_that_knows_multiplexing_is_told_that_there_is_none()
    {
        using var plugin = await PluginProcess.StartAsync(new Dictionary<string, string?> { ["PLUGIN_MULTIPLEX_GRPC"] = "true" });

        plugin.Handshake.Length.ShouldBe(7);
        plugin.Handshake[6].ShouldBe("false");
    }
}
