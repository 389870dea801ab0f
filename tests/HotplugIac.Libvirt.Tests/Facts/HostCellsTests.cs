using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Facts;

namespace HotplugIac.Libvirt.Tests.Facts;

public class HostCellsTests
{
    [Fact]
    public void Nodes_are_read_by_number_with_cpus_memory_and_huge_pages()
    {
        var nodes = Read("""
            <cell id='2'><memory unit='KiB'>1048576</memory><cpus num='0'/></cell>
            <cell id='0'>
              <memory unit='KiB'>8388608</memory>
              <pages unit='KiB' size='1048576'>1</pages><pages unit='KiB' size='4'>2000000</pages><pages unit='KiB' size='2048'>512</pages>
              <distances><sibling id='0' value='10'/></distances>
              <cpus num='3'><cpu id='0'/><cpu id='1'/><cpu id='8'/></cpus>
            </cell>
            """);

        nodes.ShouldBe(
        [
            new HostNode(0, CpuSet.Of([0, 1, 8]), ByteSize.FromGiB(8), null) { HugePages = [new HostPages(ByteSize.FromMiB(2), 512, null), new HostPages(ByteSize.FromGiB(1), 1, null)] },
            new HostNode(2, CpuSet.Empty, ByteSize.FromGiB(1), null),
        ]);
    }

    [Theory]
    [InlineData("<cell/>")]
    [InlineData("<cell id='x'/>")]
    [InlineData("<cell id='-1'/>")]
    [InlineData("")]
    public void What_has_no_number_is_no_node(string cells) => Read(cells).ShouldBeEmpty();

    [Fact]
    public void Capabilities_without_a_topology_have_no_nodes() => HostCells.Read(XElement.Parse("<capabilities><host/></capabilities>")).ShouldBeEmpty();

    [Theory]
    [InlineData(9_000_000, "9.0.0")]
    [InlineData(7_002_022, "7.2.22")]
    [InlineData(11_010_001, "11.10.1")]
    public void A_version_is_written_as_people_write_it(long number, string text) => HostVersions.Text(number).ShouldBe(text);

    private static IReadOnlyList<HostNode> Read(string cells) =>
        HostCells.Read(XElement.Parse($"<capabilities><host><topology><cells>{cells}</cells></topology></host></capabilities>"));
}
