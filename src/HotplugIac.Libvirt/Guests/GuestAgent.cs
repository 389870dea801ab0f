using System.Globalization;
using System.Text.Json;
using HotplugIac.Hypervisors.Json;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Guests;

/// <summary>
/// The QEMU guest agent of one machine. Each call carries a timeout of seconds: libvirt's own calls to the agent can wait for a
/// hung one for minutes and hold its lock meanwhile (PLATFORM, "libvirt from C#" 4).
/// </summary>
/// <param name="call">Sends a command and returns what comes back.</param>
internal sealed class GuestAgent(Func<string, string> call)
{
    /// <summary>Seconds for one answer; a healthy agent takes milliseconds.</summary>
    private const int Timeout = 5;

    public GuestAgent(LibvirtDomain domain)
        : this(command => domain.AgentCommand(command, Timeout))
    {
    }

    /// <summary>Whether nobody answers: no channel, not connected, hung, or the guest does not run. Nothing more is asked then.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="arguments">A JSON object, or nothing.</param>
    /// <returns>The answer; null when the agent is silent, does not know the command, or refuses it.</returns>
    public JsonElement? Ask(string command, string? arguments = null)
    {
        if (IsSilent)
        {
            return null;
        }

        try
        {
            // A guest is not trusted to speak JSON: read strictly, no member and no text of it is a surprise to whoever looks at it.
            var text = call(Command(command, arguments));
            _ = JsonReading.Read(text);
            using var reply = JsonDocument.Parse(text);
            return reply.RootElement.ValueKind == JsonValueKind.Object && reply.RootElement.TryGetProperty("return", out var answer)
                ? answer.Clone()
                : null;
        }
        catch (LibvirtException e)
        {
            IsSilent = MeansSilence(e.Code);
            return null;
        }
        catch (LibvirtNotInstalledException)
        {
            // libvirt-qemu.so.0 is not there: no way to any agent.
            IsSilent = true;
            return null;
        }
        catch (Exception e) when (e is JsonTextException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Sends a command whose answer does not matter.</summary>
    public void Tell(string command) => Ask(command);

    private static string Command(string command, string? arguments) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"execute\":\"{command}\"{(arguments is null ? string.Empty : $",\"arguments\":{arguments}")}}}");

    /// <summary>RULEBOOK A5. What an agent that is there refuses comes as an internal error, from libvirt 11.2 on as 113.</summary>
    private static bool MeansSilence(LibvirtErrorCode code) => code is not (LibvirtErrorCode.InternalError
        or LibvirtErrorCode.AgentCommandFailed or LibvirtErrorCode.OperationFailed);
}
