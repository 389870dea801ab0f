namespace HotplugIac.Libvirt.Connections;

/// <summary>What a connection URI says, and how it may be shown.</summary>
internal static class LibvirtUri
{
    /// <summary>
    /// Whether the daemon is reached through a unix socket of this host, or the driver runs in this process. Not so for
    /// <c>/embed</c>, whose driver talks to QEMU by itself and needs the event loop, nor for an alias, which can stand for any host.
    /// </summary>
    public static bool IsLocal(string uri)
    {
        var end = uri.IndexOf(":///", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var transport = uri.IndexOf('+', 0, end);
        var path = uri.AsSpan(end + ":///".Length);
        return (transport < 0 || uri.AsSpan(transport, end - transport).SequenceEqual("+unix"))
            && !(path.StartsWith("embed") && (path.Length == "embed".Length || path["embed".Length] is '?' or '#' or '/'));
    }

    /// <summary>The URI without the password that may stand before the host.</summary>
    public static string WithoutPassword(string uri)
    {
        var start = uri.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = start < 3 ? -1 : uri.IndexOfAny(['/', '?', '#'], start);
        var authority = start < 3 ? string.Empty : uri[start..(end < 0 ? uri.Length : end)];
        var at = authority.LastIndexOf('@');
        var colon = at < 0 ? -1 : authority.IndexOf(':', 0, at);
        return colon < 0 ? uri : uri[..(start + colon)] + uri[(start + at)..];
    }
}
