using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HotplugIac.Libvirt.Guests;

/// <summary>Reads small text files of a guest through its agent.</summary>
internal static class GuestFiles
{
    private const int Count = 256;

    /// <summary>The beginning of a file.</summary>
    /// <param name="path">A path without characters that JSON escapes.</param>
    /// <returns>Null when it cannot be read, or the agent may not.</returns>
    public static string? Read(GuestAgent agent, string path)
    {
        if (agent.Ask("guest-file-open", $"{{\"path\":\"{path}\"}}") is not { ValueKind: JsonValueKind.Number } handle
            || !handle.TryGetInt64(out var number))
        {
            return null;
        }

        var file = string.Create(CultureInfo.InvariantCulture, $"{{\"handle\":{number}");
        var read = agent.Ask("guest-file-read", string.Create(CultureInfo.InvariantCulture, $"{file},\"count\":{Count}}}"));
        agent.Ask("guest-file-close", $"{file}}}");
        return read is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("buf-b64", out var text) && text.ValueKind == JsonValueKind.String
            && text.TryGetBytesFromBase64(out var bytes)
            ? Encoding.UTF8.GetString(bytes).Trim()
            : null;
    }
}
