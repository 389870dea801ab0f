namespace HotplugIac.Libvirt.Connections;

/// <summary>What a connection URI says.</summary>
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
}
