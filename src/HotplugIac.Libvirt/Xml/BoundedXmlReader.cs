using System.Xml;

namespace HotplugIac.Libvirt.Xml;

/// <summary>
/// A reader that stops where elements are nested deeper than a limit. A tree loader remembers what is open, and its time grows with
/// the square of the depth; looking at the depth beforehand would read every document twice.
/// </summary>
internal sealed class BoundedXmlReader(XmlReader reader, int deepest) : XmlReader, IXmlLineInfo
{
    public override int AttributeCount => reader.AttributeCount;

    public override string BaseURI => reader.BaseURI;

    public override int Depth => reader.Depth;

    public override bool EOF => reader.EOF;

    public override bool IsEmptyElement => reader.IsEmptyElement;

    public override string LocalName => reader.LocalName;

    public override string NamespaceURI => reader.NamespaceURI;

    public override XmlNameTable NameTable => reader.NameTable;

    public override XmlNodeType NodeType => reader.NodeType;

    public override string Prefix => reader.Prefix;

    public override ReadState ReadState => reader.ReadState;

    public override string Value => reader.Value;

    public int LineNumber => Lines.LineNumber;

    public int LinePosition => Lines.LinePosition;

    private IXmlLineInfo Lines => (IXmlLineInfo)reader;

    /// <exception cref="XmlException">It is nested too deep, or not well-formed.</exception>
    public override bool Read() => reader.Read() && (reader.Depth <= deepest
        ? true
        : throw new XmlException($"Elements are nested deeper than {deepest} levels.", null, LineNumber, LinePosition));

    public bool HasLineInfo() => Lines.HasLineInfo();

    public override string GetAttribute(int i) => reader.GetAttribute(i);

    public override string? GetAttribute(string name) => reader.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => reader.GetAttribute(name, namespaceURI);

    public override string? LookupNamespace(string prefix) => reader.LookupNamespace(prefix);

    public override bool MoveToAttribute(string name) => reader.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => reader.MoveToAttribute(name, ns);

    public override bool MoveToElement() => reader.MoveToElement();

    public override bool MoveToFirstAttribute() => reader.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => reader.MoveToNextAttribute();

    public override bool ReadAttributeValue() => reader.ReadAttributeValue();

    public override void ResolveEntity() => reader.ResolveEntity();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            reader.Dispose();
        }

        base.Dispose(disposing);
    }
}
