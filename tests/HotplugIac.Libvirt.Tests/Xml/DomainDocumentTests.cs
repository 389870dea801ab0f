using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Xml;

public class DomainDocumentTests
{
    [Theory]
    [InlineData("<!DOCTYPE domain [<!ENTITY x 'y'>]><domain>&x;</domain>")]
    [InlineData("<!DOCTYPE domain SYSTEM 'file:///etc/passwd'><domain/>")]
    public void A_document_type_is_refused_so_that_no_entity_is_ever_expanded(string xml) =>
        Should.Throw<DomainXmlException>(() => DomainDocument.Parse(xml));

    [Fact]
    public void A_document_that_could_never_be_sent_is_refused()
    {
        var xml = "<domain><title>" + new string('x', DomainDocument.LargestCharacters) + "</title></domain>";

        Should.Throw<DomainXmlException>(() => DomainDocument.Parse(xml));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<![CDATA[</a></a></a>]]>")]
    [InlineData("<!-- </a></a></a> -->")]
    [InlineData("<b c=\"/>/>/>\"/>")]
    public void A_document_that_is_too_deep_is_refused_whatever_looks_like_a_closing_tag_in_it(string inside)
    {
        var nested = DomainDocument.LargestDepth + 1;
        var xml = $"<domain>{string.Concat(Enumerable.Repeat("<a>", nested))}{inside}{string.Concat(Enumerable.Repeat("</a>", nested))}</domain>";

        Should.Throw<DomainXmlException>(() => DomainDocument.Parse(xml)).Message.ShouldContain("nested deeper");
    }

    [Fact]
    public void A_document_that_is_as_deep_as_it_may_be_is_read()
    {
        var nested = DomainDocument.LargestDepth;
        var xml = $"<domain>{string.Concat(Enumerable.Repeat("<a>", nested))}{string.Concat(Enumerable.Repeat("</a>", nested))}</domain>";

        DomainDocument.Parse(xml).Descendants().Count().ShouldBe(nested);
    }

    [Fact]
    public void A_document_with_more_elements_than_it_may_be_deep_is_read()
    {
        var many = DomainDocument.LargestDepth * 2;

        DomainDocument.Parse($"<domain>{string.Concat(Enumerable.Repeat("<a/>", many))}</domain>").Elements().Count().ShouldBe(many);
    }

    [Fact]
    public void Line_breaks_in_attributes_CDATA_comments_and_prefixes_survive_writing()
    {
        const string Xml = "<domain xmlns:q=\"http://example.org/q\"><metadata><q:a t=\"x&#xA;y\"><![CDATA[a < b]]><!-- c --></q:a></metadata>\n  <q:b />\r\n</domain>";

        var written = DomainDocument.Write(DomainDocument.Parse(Xml));

        written.ShouldBe(Xml.Replace("\r\n", "\n", StringComparison.Ordinal) + "\n");
    }

    [Fact]
    public void A_line_break_in_an_attribute_is_still_one_after_another_parse()
    {
        var once = DomainDocument.Write(DomainDocument.Parse("<domain a='x&#10;y'/>"));

        DomainDocument.Parse(once).Attribute("a")!.Value.ShouldBe("x\ny");
    }

    [Fact]
    public void An_XML_declaration_is_left_out_because_the_text_is_sent_as_UTF_8() =>
        DomainDocument.Write(DomainDocument.Parse("<?xml version='1.0' encoding='ISO-8859-1'?><domain/>")).ShouldBe("<domain />\n");
}
