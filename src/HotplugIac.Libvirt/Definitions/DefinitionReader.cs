using System.Globalization;
using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Definitions;

/// <summary>A user's domain XML, read without a connection; the hypervisor adds its facts.</summary>
/// <param name="Name">Empty when the definition has none.</param>
/// <param name="Id">Null when libvirt is to choose the UUID.</param>
/// <param name="Traits">Null when there are problems.</param>
internal sealed record DefinitionParts(string Name, string? Id, Sizing Sizing, DomainTraits? Traits, EquatableList<Problem> Problems);

/// <summary>Reads a user's domain XML. What it cannot read is a problem with line and column, never an exception.</summary>
internal static class DefinitionReader
{
    private static readonly Sizing Nothing = new(1, 0, ByteSize.Zero, ByteSize.Zero, 0);

    public static DefinitionParts Read(string definition)
    {
        try
        {
            var domain = DomainDocument.Parse(definition);
            var reading = DomainXmlReader.Read(domain, running: false);
            return new DefinitionParts(reading.Name, reading.Id.Length == 0 ? null : reading.Id, WithGaps(domain, reading.Sizing), reading.Traits, []);
        }
        catch (DomainXmlException e)
        {
            var place = e.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"Line {e.Line}, column {e.Column}: ") : string.Empty;
            return new DefinitionParts(string.Empty, null, Nothing, null,
                [Problem.Error(Attributes.Definition, InputRules.MalformedDefinition, place + e.Message)]);
        }
    }

    /// <summary>A definition without <c>vcpu</c> says nothing about the maximum: zero, so that create can choose headroom.</summary>
    private static Sizing WithGaps(XElement domain, Sizing sizing) =>
        domain.Element("vcpu") is null ? sizing with { MaxVcpus = 0 } : sizing;
}
