namespace Libvirt.Native;

/// <summary>
/// Keeps the ssh program from asking for a password or a host key on the terminal: the ssh transport runs it as a child
/// process, where no credential callback reaches, unless the URI says <c>no_tty=1</c>.
/// </summary>
internal static class PromptlessUri
{
    internal static string From(string uri)
    {
        var end = uri.IndexOf("://", StringComparison.Ordinal);
        if (end < 0 || !uri[..end].EndsWith("+ssh", StringComparison.OrdinalIgnoreCase))
        {
            return uri;
        }

        var query = uri.IndexOf('?', end);
        if (query < 0)
        {
            return uri + "?no_tty=1";
        }

        var isSaid = uri[(query + 1)..].Split('&').Any(p => p.StartsWith("no_tty=", StringComparison.Ordinal));
        return isSaid ? uri : uri + (uri.EndsWith('?') ? "no_tty=1" : "&no_tty=1");
    }
}
