using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Libvirt.Definitions;

namespace HotplugIac.Libvirt.Tests.Definitions;

public class DefinitionReaderTests
{
    [Fact]
    public void A_bare_definition_has_zeros_for_what_it_lacks()
    {
        var parts = DefinitionReader.Read("<domain type='kvm'><os><type>hvm</type></os></domain>");

        parts.Problems.ShouldBeEmpty();
        (parts.Name, parts.Id).ShouldBe((string.Empty, null));
        parts.Sizing.ShouldBe(new Sizing(1, 0, ByteSize.Zero, ByteSize.Zero, 0));
    }

    [Fact]
    public void A_full_definition_is_read()
    {
        var parts = DefinitionReader.Read(Sample.Inactive.Replace("8005ce2f", "8005CE2F", StringComparison.Ordinal));

        (parts.Name, parts.Id).ShouldBe(("hotplug-lab-lv-a", "8005ce2f-1998-4bb2-87d4-90774a600b31"));
        (parts.Sizing.Vcpus, parts.Sizing.MaxVcpus, parts.Sizing.MemorySlots).ShouldBe((2, 8, 4));
        parts.Traits!.IsQ35.ShouldBeTrue();
    }

    [Fact]
    public void Malformed_XML_is_a_problem_with_line_and_column()
    {
        var problem = DefinitionReader.Read("<domain>\n  <name>x</nam>\n</domain>").Problems.ShouldHaveSingleItem();

        (problem.Severity, problem.Attribute, problem.Code).ShouldBe((Severity.Error, Attributes.Definition, InputRules.MalformedDefinition.Code));
        problem.Detail.ShouldStartWith("Line 2, column 12: ");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{ \"name\": \"vm\" }", "Line 1")]
    [InlineData("<network><name>x</name></network>", "\"network\"")]
    [InlineData("<!DOCTYPE d [<!ENTITY a 'b'>]><domain>&a;</domain>", "DTD")]
    [InlineData("<domain><uuid>nonsense</uuid></domain>", "Line 1, column 10: uuid is \"nonsense\"")]
    [InlineData("<domain>\n<memory unit='bananas'>1</memory></domain>", "Line 2, column 2: memory has the unit \"bananas\"")]
    [InlineData("<domain><vcpu>0</vcpu></domain>", "vcpu is 0")]
    [InlineData("<domain><cpu><numa><cell cpus='a-b' memory='1'/></numa></cpu></domain>", "\"a-b\"")]
    public void What_is_no_domain_XML_is_a_problem_that_says_why(string definition, string why)
    {
        var problem = DefinitionReader.Read(definition).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe(InputRules.MalformedDefinition.Code);
        problem.Detail.ShouldContain(why);
    }
}
