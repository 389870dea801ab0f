using System.Xml.Linq;
using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Xml;

/// <summary>
/// Words that no message may repeat. QEMU begins an error with the argument that it could not use, and libvirt quotes values that it
/// could not read, so that a definition's secrets come back with an error about it.
/// </summary>
internal sealed class SecretWords
{
    /// <summary>A shorter word is part of others, and a text without it cannot be read any more.</summary>
    private const int Shortest = 4;

    private const string Shown = "(hidden)";

    /// <summary>What a user may write there is anything, cloud-init data and keys included.</summary>
    private static readonly HashSet<string> FreePlaces = new(StringComparer.Ordinal)
    {
        "metadata", "sysinfo", "description", "title", "cmdline", "initarg", "initenv", "initdir", "cookies", "launchSecurity", "commandline", "ciphertext",
    };

    private readonly IReadOnlyList<string> _words;

    private SecretWords(IEnumerable<string> words) => _words = [.. words.Where(w => w.Length >= Shortest).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length)];

    public static SecretWords None { get; } = new([]);

    public static SecretWords OfUri(string uri) => new(ShownUri.Secrets(uri));

    /// <summary>The passwords of a definition, and all that stands where a user may write anything. Nothing of one that cannot be read.</summary>
    public static SecretWords OfDomain(string xml)
    {
        try
        {
            var domain = DomainDocument.Parse(xml);
            string?[] known = [domain.Element("name")?.Value, domain.Element("uuid")?.Value];
            return new(Values(domain, isFree: false).SelectMany(Parts).Where(w => !known.Contains(w)));
        }
        catch (DomainXmlException)
        {
            return None;
        }
    }

    public SecretWords With(string? word) => word is null ? this : new([.. _words, word]);

    public string Hide(string text)
    {
        foreach (var word in _words)
        {
            text = text.Replace(word, Shown, StringComparison.Ordinal);
        }

        return text;
    }

    private static IEnumerable<string> Values(XElement element, bool isFree)
    {
        isFree |= FreePlaces.Contains(element.Name.LocalName);
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration && (isFree || IsPassword(a.Name.LocalName))))
        {
            yield return attribute.Value;
        }

        foreach (var text in isFree || IsPassword(element.Name.LocalName) ? element.Nodes().OfType<XText>() : [])
        {
            yield return text.Value.Trim();
        }

        foreach (var value in element.Elements().SelectMany(e => Values(e, isFree)))
        {
            yield return value;
        }
    }

    /// <summary>An argument as a whole, and each value in it: <c>name=opt/x,string=VALUE</c>.</summary>
    private static IEnumerable<string> Parts(string value) => value.Split([',', ';', '&', ' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..]).Prepend(value);

    private static bool IsPassword(string name) => name.StartsWith("passw", StringComparison.OrdinalIgnoreCase) || name.Equals("query", StringComparison.Ordinal);
}
