using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TerraformPlugin.Tests.Processes;

public sealed class HandshakeTests
{
    [Fact]
    public void Without_the_cookie_there_is_no_handshake() => PluginHandshake.Read(_ => null).ShouldBeNull();

    [Theory]
    [InlineData("5,6", true)]
    [InlineData("6", true)]
    [InlineData("", true)]
    [InlineData("5", false)]
    [InlineData("x", false)]
    public void The_list_of_versions_decides(string versions, bool acceptable) => Read(versions).IsAcceptable.ShouldBe(acceptable);

    [Fact]
    public void The_certificate_in_the_answer_has_no_padding() =>
        Read("6").Answer("unix", "/tmp/x", [1]).ShouldBe("1|6|unix|/tmp/x|grpc|AQ");

    [Fact]
    public void The_pem_of_the_client_is_reduced_to_its_bytes()
    {
        using var certificate = PluginProcess.CreateClientCertificate();

        PluginCertificate.DecodePem(certificate.ExportCertificatePem()).ShouldBe(certificate.RawData);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    public void What_is_no_certificate_is_refused(string pem) =>
        Should.Throw<CryptographicException>(() => PluginCertificate.DecodePem(pem));

    [Fact]
    public void A_log_line_is_json_that_hclog_reads()
    {
        var line = TfLog.Format(TfLogLevel.Warn, "two\nlines", [("vm", "web")], new DateTimeOffset(2026, 1, 2, 3, 4, 5, 6, TimeSpan.Zero));

        var text = Encoding.UTF8.GetString(line);
        text.ShouldEndWith("}\n");
        text.Count(character => character == '\n').ShouldBe(1);
        var json = JsonDocument.Parse(line).RootElement;
        json.GetProperty("@level").GetString().ShouldBe("warn");
        json.GetProperty("@message").GetString().ShouldBe("two\nlines");
        json.GetProperty("@timestamp").GetString().ShouldBe("2026-01-02T03:04:05.006000+00:00");
        json.GetProperty("vm").GetString().ShouldBe("web");
    }

    private static PluginHandshake Read(string versions) => PluginHandshake.Read(name => name switch
    {
        "TF_PLUGIN_MAGIC_COOKIE" => "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
        "PLUGIN_PROTOCOL_VERSIONS" => versions,
        _ => null,
    })!;
}
