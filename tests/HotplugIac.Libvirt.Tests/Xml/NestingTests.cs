using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Xml;

public sealed class NestingTests
{
    [Fact]
    public void Elements_at_the_limit_are_read() =>
        DomainDocument.Parse(Nested(DomainDocument.LargestDepth)).Name.LocalName.ShouldBe("domain");

    [Fact]
    public void Elements_beyond_the_limit_are_refused_with_their_place()
    {
        var error = Should.Throw<DomainXmlException>(() => DomainDocument.Parse(Nested(DomainDocument.LargestDepth + 1)));

        error.Message.ShouldContain("256 levels");
        error.Line.ShouldBe(DomainDocument.LargestDepth + 1);
        error.Column.ShouldBe(5);
    }

    /// <summary>Each element on a line of its own; the root has the depth 0.</summary>
    private static string Nested(int depth) =>
        "<domain>" + string.Concat(Enumerable.Repeat("\n<a>", depth - 1)) + "<b/>" + string.Concat(Enumerable.Repeat("</a>", depth - 1)) + "</domain>";
}
