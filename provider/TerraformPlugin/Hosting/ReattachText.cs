using System.Text;
using System.Text.Json;

namespace TerraformPlugin;

/// <summary>What TF_REATTACH_PROVIDERS has to hold for Terraform to use a provider that already runs.</summary>
internal static class ReattachText
{
    public static string Format(string providerAddress, string network, string address, int processId)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(providerAddress);
            json.WriteString("Protocol", "grpc");
            json.WriteNumber("ProtocolVersion", PluginHandshake.ProtocolVersion);
            json.WriteNumber("Pid", processId);
            json.WriteBoolean("Test", true);
            json.WriteStartObject("Addr");
            json.WriteString("Network", network);
            json.WriteString("String", address);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
