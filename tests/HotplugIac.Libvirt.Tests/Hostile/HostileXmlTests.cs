using System.Diagnostics;
using System.Text;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Definitions;
using HotplugIac.Libvirt.Facts;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Hostile;

/// <summary>XML that is meant to do harm: it is refused or read, in bounded time and memory, and says what is wrong.</summary>
public sealed class HostileXmlTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<string, (string Definition, string Told)> Refused = new()
    {
        ["entities of entities"] = ("<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><domain type='kvm'><name>&c;</name></domain>", "has a document type"),
        ["an external entity"] = ("<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><domain type='kvm'><name>&x;</name></domain>", "has a document type"),
        ["an entity that is not declared"] = ("<domain type='kvm'><name>&x;</name></domain>", "undeclared entity"),
        ["nested too deep"] = ($"<domain type='kvm'>{Repeated("<a>", 100_000)}{Repeated("</a>", 100_000)}</domain>", "nested deeper than 256 levels"),
        ["nested without end"] = ($"<domain type='kvm'>{Repeated("<a>", 100_000)}", "nested deeper than 256 levels"),
        ["a text of 5 MiB"] = ($"<domain type='kvm'><name>{new string('a', 5 << 20)}</name></domain>", "libvirt takes at most 4194304"),
        ["400,000 attributes"] = ($"<domain type='kvm'{string.Concat(Enumerable.Range(0, 400_000).Select(i => $" a{i}='1'"))}/>", "libvirt takes at most 4194304"),
        ["100,000 attributes and no end"] = ($"<domain type='kvm'{string.Concat(Enumerable.Range(0, 100_000).Select(i => $" a{i}='1'"))}", "unexpected end of file"),
        ["a zero byte"] = ("<domain type='kvm'><name>a\0b</name></domain>", "invalid character"),
        ["a zero character"] = ("<domain type='kvm'><name>a&#0;b</name></domain>", "invalid character"),
        ["half a surrogate pair"] = ("<domain type='kvm'><name>a\uD800b</name></domain>", "invalid character"),
        ["a reference to half a surrogate pair"] = ("<domain type='kvm'><name>a&#xD800;b</name></domain>", "invalid character"),
        ["a reversed byte order mark"] = ("\uFFFE<domain type='kvm'/>", "invalid"),
        ["two documents"] = ("<domain type='kvm'/><domain type='kvm'/>", "multiple root elements"),
        ["an attribute twice"] = ("<domain type='kvm' type='qemu'/>", "duplicate attribute"),
        ["2^31 vCPUs"] = (Machine("<vcpu>2147483647</vcpu>"), "vcpu is 2147483647; libvirt takes at most 16384"),
        ["more vCPUs than any number"] = (Machine("<vcpu>99999999999999999999</vcpu>"), "it must be a whole number"),
        ["negative vCPUs"] = (Machine("<vcpu>-1</vcpu>"), "it must be a whole number"),
        ["vCPUs with an exponent"] = (Machine("<vcpu>1e3</vcpu>"), "it must be a whole number"),
        ["7 EiB"] = (Machine("<memory unit='EiB'>7</memory>"), "no machine has more than 4PiB"),
        ["2^64 KiB"] = (Machine("<memory unit='KiB'>18446744073709551616</memory>"), "it must be a whole number"),
        ["negative memory"] = (Machine("<memory unit='KiB'>-1</memory>"), "it must be a whole number"),
        ["NaN"] = (Machine("<memory unit='KiB'>NaN</memory>"), "it must be a whole number"),
        ["a topology that overflows"] = (Machine("<cpu><topology sockets='2147483647' dies='2147483647' clusters='2147483647' cores='1' threads='1'/></cpu>"), "at most 4096 can be read"),
        ["100,000 cells"] = (Machine($"<cpu><numa>{Repeated("<cell cpus='0-4095' memory='1'/>", 100_000)}</numa></cpu>"), "more than 1024 NUMA cells"),
        ["a range 500,000 times"] = (Machine($"<cpu><numa><cell id='0' cpus='{Repeated("0-4095,", 500_000)}' memory='1'/></numa></cpu>"), "is too long for vCPU ids"),
        ["4,000 devices of 4 PiB"] = (Machine($"<devices>{Repeated("<memory model='dimm'><target><size unit='PiB'>4</size></target></memory>", 4_000)}</devices>"), "adds up to more than any machine can have"),
        ["a UUID of 1 MiB"] = (Machine($"<uuid>{new string('x', 1 << 20)}</uuid>"), "uuid is"),
    };

    public static TheoryData<string> Names => new(Refused.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_hostile_in_a_definition_is_a_problem_with_its_place(string name)
    {
        var (definition, told) = Refused[name];
        var begun = Stopwatch.GetTimestamp();

        var problem = DefinitionReader.Read(definition).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("HP9009");
        problem.Detail.ShouldContain(told, Case.Insensitive);
        problem.Detail.Length.ShouldBeLessThan(1_200);
        Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(Bound);
    }

    [Fact]
    public void A_definition_of_100_megabytes_is_refused_without_being_read()
    {
        var definition = string.Concat("<domain type='kvm'><name>", new string('a', 100 << 20), "</name></domain>");
        var before = GC.GetAllocatedBytesForCurrentThread();

        DefinitionReader.Read(definition).Problems.ShouldHaveSingleItem().Detail.ShouldContain("libvirt takes at most 4194304");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void Distances_between_as_many_cells_as_are_read_are_bounded()
    {
        var begun = Stopwatch.GetTimestamp();
        var cells = Repeated("<cell cpus='0-4095' memory='1'><distances><sibling id='0' value='20'/></distances></cell>", 1_024);

        DefinitionReader.Read(Machine($"<cpu><numa>{cells}</numa></cpu>")).Sizing.NumaCells.Count.ShouldBe(1_024);

        Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(Bound);
    }

    [Fact]
    public void Another_encoding_in_the_declaration_does_no_harm() =>
        DefinitionReader.Read($"<?xml version='1.0' encoding='UTF-16'?>{Machine("<vcpu>2</vcpu>")}").Sizing.Vcpus.ShouldBe(2);

    [Fact]
    public void Text_of_a_definition_that_moves_the_cursor_is_shown_as_numbers() =>
        DefinitionReader.Read("<domain type='kvm'><uuid>\u202E\u0085x</uuid></domain>").Problems.ShouldHaveSingleItem().Detail.ShouldContain("\\u202e\\u0085x");

    [Theory]
    [InlineData("no XML")]
    [InlineData("<capabilities>")]
    [InlineData("<!DOCTYPE c [<!ENTITY a 'a'>]><capabilities>&a;</capabilities>")]
    [InlineData("")]
    public void Capabilities_that_are_no_xml_name_no_nodes(string capabilities) => HostTopology.Nodes(capabilities).ShouldBe(CpuSet.Empty);

    [Fact]
    public void Nodes_with_numbers_that_no_host_has_are_left_out()
    {
        var capabilities = DomainDocument.Load("<capabilities><host><topology><cells><cell id='0'/><cell id='2147483647'/><cell id='4096'/></cells></topology></host></capabilities>");

        HostCells.Read(capabilities).Select(n => n.Id).ShouldBe([0]);
        HostTopology.Nodes(capabilities.ToString()).ShouldBe(CpuSet.Of([0]));
    }

    [Fact]
    public void Pages_of_a_size_that_no_host_has_are_left_out()
    {
        var capabilities = DomainDocument.Load(
            "<capabilities><host><topology><cells><cell id='0'><pages unit='KiB' size='4'>1</pages><pages unit='EiB' size='9223372036854775807'>1</pages></cell></cells></topology></host></capabilities>");

        HostCells.Read(capabilities).ShouldHaveSingleItem().HugePages.ShouldBeEmpty();
    }

    private static string Machine(string inside) => $"<domain type='kvm'><name>web</name>{(inside.Contains("<memory unit", StringComparison.Ordinal) ? "" : "<memory unit='PiB'>4</memory>")}{inside}</domain>";

    private static string Repeated(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
