using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Xml;

public class TopologyReadingTests
{
    [Theory]
    [InlineData("<cpu><topology sockets='2' cores='4' threads='1'/></cpu>", 2, 1, 4, 1)]
    [InlineData("<cpu><topology sockets='1' dies='2' cores='2' threads='2'/></cpu>", 1, 2, 2, 2)]
    [InlineData("<cpu><topology sockets='1' dies='2' clusters='2' cores='2' threads='1'/></cpu>", 1, 4, 2, 1)]
    public void Levels_multiply_to_the_maximum(string cpu, int sockets, int dies, int cores, int threads) =>
        Read(cpu).ShouldBe(new CpuTopology(sockets, dies, cores, threads));

    [Fact]
    public void None_is_null() => Read("<cpu mode='host-model'/>").ShouldBeNull();

    [Fact]
    public void Cells_are_ordered_by_id()
    {
        const string Cpu = "<cpu><numa><cell id='1' cpus='4-7' memory='2' unit='GiB'/><cell id='0' cpus='0-3' memory='1' unit='GiB'/></numa></cpu>";

        var cells = DomainXmlReader.ReadConfigured(Sample.Machine(cpu: Cpu)).Sizing.NumaCells;

        cells.Select(c => c.Memory).ShouldBe([ByteSize.FromGiB(1), ByteSize.FromGiB(2)]);
    }

    [Fact]
    public void A_cell_may_have_memory_only() =>
        DomainXmlReader.ReadConfigured(Sample.Machine(cpu: "<cpu><numa><cell memory='1' unit='GiB'/></numa></cpu>")).Sizing.NumaCells
            .ShouldBe([new NumaCell(CpuSet.Empty, ByteSize.FromGiB(1))]);

    private static CpuTopology? Read(string cpu) => DomainXmlReader.ReadConfigured(Sample.Machine(cpu: cpu)).Sizing.Topology;
}
