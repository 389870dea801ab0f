using System.Xml.Linq;

namespace HotplugIac.Libvirt.Editing;

/// <summary>Puts elements in and takes them out so that the white space around them stays as it was.</summary>
internal static class Placement
{
    public static void After(XElement sibling, XElement added)
    {
        if (Indentation(sibling) is { } space)
        {
            sibling.AddAfterSelf(new XText(space), added);
        }
        else
        {
            sibling.AddAfterSelf(added);
        }
    }

    public static void Before(XElement sibling, XElement added)
    {
        if (Indentation(sibling) is { } space)
        {
            sibling.AddBeforeSelf(added, new XText(space));
        }
        else
        {
            sibling.AddBeforeSelf(added);
        }
    }

    /// <summary>As the last child element.</summary>
    public static void Last(XElement parent, XElement added)
    {
        if (parent.Elements().LastOrDefault() is { } last)
        {
            After(last, added);
        }
        else
        {
            parent.Add(added);
        }
    }

    /// <summary>With its own line, so that no empty one stays behind.</summary>
    public static void Remove(XElement element)
    {
        if (element.PreviousNode is XText space and not XCData && string.IsNullOrWhiteSpace(space.Value))
        {
            space.Remove();
        }

        element.Remove();
    }

    /// <summary>The child of this name, made as the last one when it is missing.</summary>
    public static XElement Child(XElement parent, string name)
    {
        if (parent.Element(name) is { } child)
        {
            return child;
        }

        child = new XElement(name);
        Last(parent, child);
        return child;
    }

    private static string? Indentation(XElement element) =>
        element.PreviousNode is XText space and not XCData && string.IsNullOrWhiteSpace(space.Value) ? space.Value : null;
}
