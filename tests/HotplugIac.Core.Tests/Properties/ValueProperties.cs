using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Memory;

namespace HotplugIac.Core.Tests.Properties;

public sealed class ValueProperties
{
    private static readonly Gen<ByteSize> Sizes =
        from shift in Gen.Choose(0, 50)
        from number in Gen.Choose(0, 4095)
        select new ByteSize((long)number << shift);

    private static readonly Gen<CpuSet> CpuSets = Gen.Choose(0, CpuSet.LargestId).ListOf().Select(CpuSet.Of);

    [Fact]
    public void A_size_that_is_written_reads_back_the_same() => Property.Holds(Sizes, size =>
    {
        ByteSize.TryParse(size.ToString(), out var back, out var error).ShouldBeTrue(error);
        back.ShouldBe(size);
    });

    [Fact]
    public void A_rounded_size_is_the_nearest_multiple_on_its_side() => Property.Holds(
        from size in Sizes
        from unit in Gen.Elements("1B", "4KiB", "1MiB", "2MiB", "128MiB", "1GiB")
        select (size, Unit: ByteSize.Parse(unit)),
        pair =>
        {
            var (down, up) = (pair.size.RoundDown(pair.Unit), pair.size.RoundUp(pair.Unit));
            down.IsMultipleOf(pair.Unit).ShouldBeTrue();
            up.IsMultipleOf(pair.Unit).ShouldBeTrue();
            (down <= pair.size && pair.size <= up).ShouldBeTrue();
            (up - down <= pair.Unit).ShouldBeTrue();
            (down == up).ShouldBe(pair.size.IsMultipleOf(pair.Unit));
        });

    [Fact]
    public void A_cpu_set_that_is_written_reads_back_the_same() => Property.Holds(CpuSets, set =>
    {
        CpuSet.TryParse(set.ToString(), out var back, out var error).ShouldBeTrue(error);
        back.ShouldBe(set);
        back.GetHashCode().ShouldBe(set.GetHashCode());
    });

    [Fact]
    public void A_cpu_set_below_a_limit_and_its_rest_are_the_whole() => Property.Holds(
        from set in CpuSets
        from limit in Gen.Choose(0, CpuSet.LargestId)
        select (set, limit),
        pair =>
        {
            var below = pair.set.Below(pair.limit);
            below.Highest.ShouldBeLessThan(pair.limit);
            below.Union(pair.set.Ids.Where(id => id >= pair.limit)).ShouldBe(pair.set);
        });

    [Fact]
    public void A_scaled_topology_gives_the_maximum_and_keeps_its_shape() => Property.Holds(
        from sockets in Gen.Choose(1, 4)
        from dies in Gen.Choose(1, 2)
        from cores in Gen.Choose(1, 8)
        from threads in Gen.Choose(1, 2)
        from maximum in Gen.Choose(1, 288)
        select (Topology: new CpuTopology(sockets, dies, cores, threads), maximum),
        pair =>
        {
            if (pair.Topology.ScaleTo(pair.maximum) is { } scaled)
            {
                scaled.Product.ShouldBe(pair.maximum);
                (scaled.Dies, scaled.Threads).ShouldBe((pair.Topology.Dies, pair.Topology.Threads));
                (scaled.Cores == pair.Topology.Cores || scaled.Sockets == pair.Topology.Sockets).ShouldBeTrue();
            }
            else
            {
                // No whole number of sockets gives the maximum, nor of cores where there is one socket.
                (pair.maximum % (pair.Topology.Product / pair.Topology.Sockets)).ShouldNotBe(0);
                (pair.Topology.Sockets > 1 || pair.maximum % (pair.Topology.Dies * pair.Topology.Threads) != 0).ShouldBeTrue();
            }
        });

    [Fact]
    public void Shares_add_up_stay_below_their_limits_and_are_even() => Property.Holds(
        from step in Gen.Elements(1L, 2L, 128L)
        from limits in Gen.Choose(0, 40).NonEmptyListOf()
        from steps in Gen.Choose(0, 60)
        select (Step: ByteSize.FromMiB(step), Limits: limits.Select(l => ByteSize.FromMiB(step) * l).ToList(), Steps: steps),
        input =>
        {
            var amount = input.Step * input.Steps;
            var shares = Shares.Split(amount, input.Step, input.Limits);
            if (amount > ByteSize.Sum(input.Limits))
            {
                shares.ShouldBeNull();
                return;
            }

            shares.ShouldNotBeNull();
            ByteSize.Sum(shares).ShouldBe(amount);
            shares.Zip(input.Limits).Where(pair => pair.First > pair.Second || !pair.First.IsMultipleOf(input.Step)).ShouldBeEmpty();
            var unbound = shares.Zip(input.Limits).Where(pair => pair.First < pair.Second).Select(pair => pair.First).ToList();
            if (unbound.Count > 0)
            {
                (unbound.Max() - unbound.Min() <= input.Step).ShouldBeTrue("shares that no limit cuts differ by one step at most");
                (shares.Max() <= unbound.Min() + input.Step).ShouldBeTrue("nobody has much more than one that could have taken more");
            }
        });
}
