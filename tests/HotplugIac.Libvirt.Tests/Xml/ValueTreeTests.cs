using System.Xml.Linq;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Xml;

public sealed class ValueTreeTests
{
    [Fact]
    public void It_has_elements_attributes_and_text_and_nothing_else()
    {
        const string Xml = "<?xml version='1.0'?>\n<domain type='kvm'>\n  <!-- c --><name>a<!-- c -->b<![CDATA[<c>]]></name>\n  <?p i?>\n  <empty/>\n</domain>";

        DomainDocument.TryParseValues(Xml)!.ToString(SaveOptions.DisableFormatting).ShouldBe("<domain type=\"kvm\"><name>ab&lt;c&gt;</name><empty /></domain>");
    }

    [Fact]
    public void Names_are_in_the_namespaces_that_were_declared()
    {
        var root = DomainDocument.TryParseValues("<domain xmlns:q='u:q'><metadata xmlns='u:m'><q:a q:b='1' b='2'/><c/></metadata></domain>")!;

        var metadata = root.Element(XName.Get("metadata", "u:m"))!;
        var a = metadata.Element(XName.Get("a", "u:q"))!;
        a.Attributes().Select(at => (at.Name.ToString(), at.Value)).ShouldBe([("{u:q}b", "1"), ("b", "2")]);
        metadata.Element(XName.Get("c", "u:m")).ShouldNotBeNull();
        root.Attributes().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<domain><a></domain>")]
    [InlineData("<domain/><domain/>")]
    [InlineData("<!DOCTYPE domain [<!ENTITY x 'y'>]><domain>&x;</domain>")]
    [InlineData("<network/>")]
    [InlineData("")]
    public void What_is_wrong_is_left_to_the_tree_that_knows_places(string xml)
    {
        DomainDocument.TryParseValues(xml).ShouldBeNull();
        Should.Throw<DomainXmlException>(() => DomainXmlReader.ReadRunning(xml)).Message.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_wrong_value_is_told_with_its_place()
    {
        var failure = Should.Throw<DomainXmlException>(() => DomainXmlReader.ReadConfigured("<domain type='kvm'>\n  <vcpu>many</vcpu>\n</domain>"));

        (failure.Line, failure.Column).ShouldBe((2, 4));
    }

    [Fact]
    public void Many_attributes_and_deep_nesting_take_the_other_way()
    {
        var wide = $"<domain {string.Join(' ', Enumerable.Range(0, 300).Select(i => $"a{i}='1'"))}><vcpu>2</vcpu></domain>";
        var deep = $"<domain>{string.Concat(Enumerable.Repeat("<a>", 300))}{string.Concat(Enumerable.Repeat("</a>", 300))}</domain>";

        DomainDocument.TryParseValues(wide).ShouldBeNull();
        DomainXmlReader.ReadConfigured(wide).Sizing.MaxVcpus.ShouldBe(2);
        DomainDocument.TryParseValues(deep).ShouldBeNull();
        Should.Throw<DomainXmlException>(() => DomainXmlReader.ReadConfigured(deep)).Message.ShouldContain("nested deeper");
    }

    [Theory]
    [InlineData("<domain type='kvm' id='3'/>", true)]
    [InlineData("<domain type='kvm'/>", false)]
    public void A_machine_that_runs_has_a_number(string xml, bool runs) => DomainXmlReader.ReadCurrent(xml).IsActive.ShouldBe(runs);
}
