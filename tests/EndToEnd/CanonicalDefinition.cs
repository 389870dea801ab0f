using System.Xml.Linq;

namespace EndToEnd;

/// <summary>What of a definition must be the same before and after.</summary>
internal static class CanonicalDefinition
{
    /// <summary>The definition without the elements that the product owns.</summary>
    public static string Of(XElement domain)
    {
        var rest = new XElement(domain);
        string[] owned = ["memory", "currentMemory", "maxMemory", "vcpu", "vcpus"];
        rest.Elements().Where(e => owned.Contains(e.Name.LocalName)).Remove();
        rest.Elements("cpu").Elements().Where(e => e.Name.LocalName is "numa" or "topology").Remove();
        rest.Elements("devices").Elements("memory").Remove();
        Sort(rest.Element("devices"));
        rest.DescendantNodes().OfType<XText>().Where(t => string.IsNullOrWhiteSpace(t.Value)).Remove();
        return rest.ToString();
    }

    /// <summary>libvirt itself puts the controllers of a definition that it has just been given into its own order at the next define.</summary>
    private static void Sort(XElement? devices)
    {
        var controllers = devices?.Elements("controller").ToList() ?? [];
        controllers.ForEach(c => c.Remove());
        devices?.AddFirst(controllers.OrderBy(c => c.Attribute("type")?.Value, StringComparer.Ordinal).ThenBy(c => c.Attribute("index")?.Value, StringComparer.Ordinal));
    }
}
