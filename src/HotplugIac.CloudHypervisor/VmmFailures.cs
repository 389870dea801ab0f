using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using HotplugIac.CloudHypervisor.Api;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.CloudHypervisor;

/// <summary>A VMM's errors, and its silence, in the words of the hypervisor interface.</summary>
internal sealed class VmmFailures(string folder)
{
    /// <summary>What is wrong with an answer may quote it.</summary>
    private const int LongestReason = 300;

    /// <summary>Whether nobody is at the socket: it is not there, or whoever made it has ended.</summary>
    public static bool IsNobody(Exception e) => SocketError(e) is
        System.Net.Sockets.SocketError.ConnectionRefused or System.Net.Sockets.SocketError.AddressNotAvailable or System.Net.Sockets.SocketError.HostNotFound;

    /// <summary>Whether an exception is one of a conversation with a VMM.</summary>
    public static bool IsTalk(Exception e) => e is VmmException or HttpRequestException or IOException or JsonException or InvalidOperationException or OperationCanceledException;

    public HypervisorException NoVmm(string name, Exception? cause = null) =>
        new(ResizeRules.NoVmm, $"There is no VMM at {Path.Combine(folder, name)}.sock. {ResizeRules.NoVmm.Why}", cause);

    public HypervisorException NoFolder(Exception? cause = null) =>
        new(LifecycleRules.Unreachable, $"{folder} is no folder that can be read{(cause is null ? string.Empty : $": {cause.Message.TrimEnd('.')}")}. The API sockets of the machines are expected there", cause);

    public HypervisorException NotFound(string name) => new(LifecycleRules.NotFound, $"There is no machine {name} in {folder}: its VMM was restarted or has ended, and a machine lives in its VMM only.");

    public HypervisorException Of(string what, string name, Exception e, TimeSpan bound) => Told(what, name, e, bound, e is VmmException vmm
        ? [LogField.Of("http_status", (int)vmm.Status), new LogField("http_path", vmm.Path)]
        : []);

    private HypervisorException Told(string what, string name, Exception e, TimeSpan bound, LogField[] origin) => e switch
    {
        VmmException { IsNotCreated: true } => NotFound(name),
        VmmException { IsRemovalPending: true } vmm => new(ResizeRules.RemovalPending, $"{what}: {vmm.Message}. {ResizeRules.RemovalPending.Why}", e) { Origin = origin },
        VmmException vmm => new(LifecycleRules.StepFailed, string.Create(CultureInfo.InvariantCulture, $"{what}: {vmm.Message} (HTTP {(int)vmm.Status})"), e) { Origin = origin },
        OperationCanceledException => new(LifecycleRules.Unreachable, string.Create(CultureInfo.InvariantCulture, $"The VMM of \"{name}\" in {folder} did not answer within {bound.TotalSeconds:0.###} s ({what}). Is its process stopped or overloaded?"), e),
        JsonException or InvalidOperationException => new(LifecycleRules.StepFailed, $"{what}: what {name}.sock answers is not Cloud Hypervisor's API ({TerminalText.Of(e.Message, LongestReason).TrimEnd('.')}). Is another program behind that socket?", e),
        _ when IsNobody(e) => NoVmm(name, e),
        _ when SocketError(e) == System.Net.Sockets.SocketError.AccessDenied => new(LifecycleRules.AuthFailed, $"{name}.sock in {folder} does not let this user in. Apply as the user of the VMM or as root, or give this user write access to the socket", e),
        _ => new(LifecycleRules.Unreachable, $"The VMM of \"{name}\" in {folder} broke off ({what}): {Innermost(e).Message}", e),
    };

    private static SocketError? SocketError(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is SocketException socket)
            {
                return socket.SocketErrorCode;
            }
        }

        return null;
    }

    private static Exception Innermost(Exception e)
    {
        while (e.InnerException is { } inner)
        {
            e = inner;
        }

        return e;
    }
}
