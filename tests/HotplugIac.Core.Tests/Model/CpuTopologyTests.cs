using HotplugIac.Core.Model;

namespace HotplugIac.Core.Tests.Model;

public sealed class CpuTopologyTests
{
    [Fact]
    public void In_one_socket_the_cores_grow() =>
        new CpuTopology(1, 1, 4, 2).ScaleTo(16).ShouldBe(new CpuTopology(1, 1, 8, 2));

    [Fact]
    public void With_several_sockets_their_number_grows() =>
        new CpuTopology(2, 1, 4, 1).ScaleTo(12).ShouldBe(new CpuTopology(3, 1, 4, 1));

    [Theory]
    [InlineData(1, 4, 2, 7)]
    [InlineData(2, 4, 1, 10)]
    public void A_maximum_that_the_shape_cannot_give_is_refused(int sockets, int cores, int threads, int maximum) =>
        new CpuTopology(sockets, 1, cores, threads).ScaleTo(maximum).ShouldBeNull();

    [Fact]
    public void A_product_beyond_an_int_is_no_other_number() =>
        new CpuTopology(65536, 1, 65536, 1).Product.ShouldBe(1L << 32);

    [Fact]
    public void A_topology_without_cores_gives_nothing() => new CpuTopology(1, 0, 4, 1).ScaleTo(4).ShouldBeNull();
}
