using FsCheck.Fluent;
using HotplugIac.Preview.Pictures;
using HotplugIac.Preview.Tests.Rendering;

namespace HotplugIac.Preview.Tests.Pictures;

public sealed class SharesTests
{
    [Fact]
    public void Parts_are_shared_out_in_proportion() =>
        Shares.Of([new(RunKind.Base, 1), new(RunKind.Dimm, 2), new(RunKind.Free, 5)], scale: 8, units: 40).ShouldBe([5, 10, 25]);

    [Fact]
    public void What_is_small_does_not_disappear() =>
        Shares.Of([new(RunKind.Base, 1_000_000), new(RunKind.Added, 1), new(RunKind.Free, 1_000_000)], scale: 2_000_001, units: 10).ShouldBe([4, 1, 5]);

    [Fact]
    public void A_bar_never_has_more_than_its_units() => Property.Holds(
        from counts in Gen.ArrayOf(Gen.Choose(1, 1_000_000), 5)
        from scale in Gen.Choose(1, 2_000_000)
        from units in Gen.Choose(5, 100)
        select (counts, scale, units),
        c =>
        {
            var shares = Shares.Of([.. c.counts.Select(n => new Run(RunKind.Base, n))], c.scale, c.units);
            shares.Sum().ShouldBeLessThanOrEqualTo(c.units);
            shares.ShouldAllBe(s => s >= 1);
        }, cases: 200);
}
