using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Xml;

public class DistanceReadingTests
{
    private const string Ten = "<sibling id='0' value='10'/>";

    [Fact]
    public void Distances_stand_in_the_order_of_the_cells() =>
        Read("<distances><sibling id='1' value='21'/><sibling id='0' value='10'/></distances>", "<distances><sibling id='0' value='31'/><sibling id='1' value='10'/></distances>")
            .ShouldBe(["10,21", "31,10"]);

    [Fact]
    public void Without_any_all_are_empty() => Read("", "").ShouldBe(["", ""]);

    [Fact]
    public void D7_what_a_definition_leaves_out_is_what_libvirt_makes_of_it()
    {
        Read("<distances><sibling id='1' value='21'/></distances>", "", "").ShouldBe(["10,21,20", "21,10,20", "20,20,10"]);
        Read($"<distances>{Ten}</distances>", "").ShouldBe(["10,20", "20,10"]);
    }

    [Fact]
    public void A_distance_to_a_cell_that_is_not_there_is_left_out() =>
        Read($"<distances>{Ten}<sibling id='7' value='50'/></distances>").ShouldBe(["10"]);

    [Theory]
    [InlineData("<distances><sibling id='0' value='near'/></distances>")]
    [InlineData("<distances><sibling value='10'/></distances>")]
    public void Nonsense_is_refused(string distances) => Should.Throw<DomainXmlException>(() => Read(distances));

    private static IEnumerable<string> Read(params string[] cells)
    {
        var cpu = "<cpu><numa>" + string.Concat(cells.Select((c, id) => $"<cell id='{id}' memory='1' unit='GiB'>{c}</cell>")) + "</numa></cpu>";
        return DomainXmlReader.ReadConfigured(Sample.Machine(cpu: cpu)).Sizing.NumaCells.Select(c => string.Join(',', c.Distances));
    }
}
