using HotplugIac.Core.Planning.Memory;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

public sealed class SharesTests
{
    [Fact]
    public void What_is_left_over_goes_to_the_first_ones() =>
        Shares.Split(Size("640MiB"), Size("128MiB"), [Size("1GiB"), Size("1GiB")])!
            .ShouldBe([Size("384MiB"), Size("256MiB")]);

    [Fact]
    public void What_one_cannot_take_the_others_take() =>
        Shares.Split(Size("1GiB"), Size("128MiB"), [Size("128MiB"), Size("2GiB")])!
            .ShouldBe([Size("128MiB"), Size("896MiB")]);

    [Fact]
    public void More_than_the_limits_hold_cannot_be_split() =>
        Shares.Split(Size("1GiB"), Size("128MiB"), [Size("256MiB"), Size("256MiB")]).ShouldBeNull();
}
