namespace HotplugIac.Core.Model;

/// <summary>A hypervisor's URI as it may be shown in messages and reports.</summary>
public static class ShownUri
{
    /// <summary>The URI without the password that may stand before the host.</summary>
    public static string Of(string uri)
    {
        var start = uri.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = start < 3 ? -1 : uri.IndexOfAny(['/', '?', '#'], start);
        var authority = start < 3 ? string.Empty : uri[start..(end < 0 ? uri.Length : end)];
        var at = authority.LastIndexOf('@');
        var colon = at < 0 ? -1 : authority.IndexOf(':', 0, at);
        return colon < 0 ? uri : uri[..(start + colon)] + uri[(start + at)..];
    }
}
