using HotplugIac.Hypervisors;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Connections;

/// <summary>Tells a hypervisor that is there and lets nobody in from one that is not there.</summary>
internal static class Refusal
{
    /// <summary>What the ssh program says in such a case. libvirt has no code for it: to libvirt the pipe just ended.</summary>
    private static readonly (string Says, string Means)[] Ssh =
    [
        ("Host key verification failed", "ssh does not know the host's key, or knows another one: compare it and add it to known_hosts, for example with ssh-keyscan."),
        ("Permission denied", "ssh has no key that the host accepts for this user: add one to the agent, or name it in the uri with keyfile=PATH."),
    ];

    /// <summary>What the refusal means; null when it is none.</summary>
    public static string? Of(string uri, LibvirtException cause, HypervisorCredentials? credentials)
    {
        if (cause.Code is LibvirtErrorCode.AuthFailed or LibvirtErrorCode.AuthCancelled or LibvirtErrorCode.AuthUnavailable)
        {
            return Given(credentials);
        }

        var scheme = uri.IndexOf("://", StringComparison.Ordinal);
        return scheme >= 0 && uri[..scheme].EndsWith("ssh", StringComparison.Ordinal)
            ? Array.Find(Ssh, s => cause.Message.Contains(s.Says, StringComparison.Ordinal)).Means
            : null;
    }

    /// <summary>Which credentials there were, never what they are.</summary>
    private static string Given(HypervisorCredentials? credentials) => credentials switch
    {
        null or { UserName: null, Password: null } => "It was given no username and no password.",
        { UserName: null } => "It was given a password and no username.",
        { Password: null } => "It was given a username and no password.",
        _ => "It was given a username and a password.",
    };
}
