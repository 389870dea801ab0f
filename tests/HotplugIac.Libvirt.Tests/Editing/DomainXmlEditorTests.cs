using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Editing;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Editing;

public class DomainXmlEditorTests
{
    public static TheoryData<string> Shapes => [.. Sample.AllInactive];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void An_XML_edited_to_what_it_is_comes_back_unchanged(string xml) =>
        DomainXmlEditor.Apply(xml, Read(xml)).ShouldBeSameAs(xml);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Reading_what_was_edited_gives_the_target_for_many_targets(string xml)
    {
        var random = new Random(20240607);
        for (var round = 0; round < 200; round++)
        {
            var target = RandomSizing.From(random, Read(xml));

            var edited = DomainXmlEditor.Apply(xml, target);

            Read(edited).ShouldBe(target, $"round {round}");
            DomainXmlEditor.Apply(edited, target).ShouldBeSameAs(edited);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void D7_going_there_and_back_gives_the_first_sizing_again(string xml)
    {
        var random = new Random(7);
        var first = Read(xml);

        var there = DomainXmlEditor.Apply(xml, RandomSizing.From(random, first));

        Read(DomainXmlEditor.Apply(there, first)).ShouldBe(first);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Promise_4_only_CPU_and_memory_elements_change(string xml)
    {
        var random = new Random(4);
        for (var round = 0; round < 50; round++)
        {
            var edited = DomainXmlEditor.Apply(xml, RandomSizing.From(random, Read(xml)));

            WithoutSizing(edited).ShouldBe(WithoutSizing(xml));
        }
    }

    [Fact]
    public void Promise_4_holds_for_secrets_foreign_metadata_and_commandlines()
    {
        var edited = DomainXmlEditor.Apply(Sample.Inactive, Read(Sample.Inactive) with { Vcpus = 4 });

        edited.ShouldContain("passwd=\"s3cret\"");
        edited.ShouldContain("text=\"two&#xA;lines\"");
        edited.ShouldContain("<![CDATA[a < b]]><!-- keep me -->");
        edited.ShouldContain("<qemu:env name=\"HP\" value=\"1\" />");
    }

    private static Sizing Read(string xml) => DomainXmlReader.ReadConfigured(xml).Sizing;

    /// <summary>Everything but what the editor is there for, in a form that does not depend on white space between elements.</summary>
    private static string WithoutSizing(string xml)
    {
        var domain = XElement.Parse(xml);
        foreach (var name in new[] { "maxMemory", "memory", "currentMemory", "vcpus", "numatune" })
        {
            domain.Element(name)?.Remove();
        }

        domain.Element("vcpu")?.Attribute("current")?.Remove();
        domain.Element("vcpu")?.SetValue(string.Empty);
        domain.Element("cpu")?.Element("numa")?.Remove();
        domain.Element("cpu")?.Element("topology")?.Remove();
        if (domain.Element("cpu") is { HasElements: false, HasAttributes: false } empty)
        {
            empty.Remove();
        }

        domain.Element("devices")!.Elements("memory").Where(m => m.Attribute("model")!.Value is "dimm" or "virtio-mem").Remove();
        return domain.ToString();
    }
}
