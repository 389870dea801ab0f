using System.Xml.Linq;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Xml;

public class StopMarkTests
{
    private const string Foreign = "<a:note xmlns:a='http://example.org/a'/>";

    [Theory]
    [InlineData("<metadata><hotplug:stopped xmlns:hotplug='https://hotplugiac.dev/libvirt/1'/></metadata>", true)]
    [InlineData("<metadata>" + Foreign + "<x:stopped xmlns:x='https://hotplugiac.dev/libvirt/1' made='metadata'/></metadata>", true)]
    [InlineData("<metadata><stopped/></metadata>", false)]
    [InlineData("<metadata><stopped xmlns='http://example.org/a'/></metadata>", false)]
    [InlineData("", false)]
    public void Only_our_own_element_is_the_mark(string metadata, bool expected) =>
        DomainXmlReader.ReadConfigured(Machine(metadata)).IsStopMarked.ShouldBe(expected);

    [Theory]
    [InlineData("", "<stopped made='metadata'/>")]
    [InlineData("<metadata/>", "<stopped/>")]
    [InlineData("<metadata>" + Foreign + "</metadata>", "<stopped/>")]
    [InlineData("<metadata><h:stopped xmlns:h='https://hotplugiac.dev/libvirt/1' made='metadata'/></metadata>", "<stopped made='metadata'/>")]
    public void The_mark_remembers_that_it_came_with_the_metadata_element(string metadata, string mark) =>
        StopMark.Element(XElement.Parse(Machine(metadata))).ShouldBe(mark);

    [Theory]
    [InlineData("<metadata/>", true)]
    [InlineData("<metadata>" + Foreign + "</metadata>", false)]
    [InlineData("", false)]
    public void Only_an_empty_metadata_element_is_taken_out(string metadata, bool expected)
    {
        var domain = XElement.Parse(Machine(metadata));

        StopMark.RemoveEmptyMetadata(domain).ShouldBe(expected);
        (domain.Element("metadata") is null).ShouldBe(expected || metadata.Length == 0);
    }

    private static string Machine(string metadata) => Sample.Machine(memory: metadata + "<memory unit='GiB'>1</memory>");
}
