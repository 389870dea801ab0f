using HotplugIac.Core.Model;

namespace HotplugIac.Core.Tests.Model;

public sealed class CpuSetTests
{
    [Theory]
    [InlineData("0-3,5", "0-3,5", 5)]
    [InlineData("5,3,4,3", "3-5", 3)]
    [InlineData("0-7,^2", "0-1,3-7", 7)]
    [InlineData(" 0 , 2 ", "0,2", 2)]
    [InlineData("", "", 0)]
    [InlineData("4095", "4095", 1)]
    public void A_set_is_read_and_written_in_libvirts_notation(string text, string canonical, int count)
    {
        CpuSet.TryParse(text, out var set, out var error).ShouldBeTrue(error);

        set.ToString().ShouldBe(canonical);
        set.Count.ShouldBe(count);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("3-1")]
    [InlineData("-1")]
    [InlineData("1-2-3")]
    [InlineData("4096")]
    [InlineData("^")]
    [InlineData("0-99999999999")]
    public void A_text_that_is_no_set_is_refused_with_what_is_allowed(string text)
    {
        CpuSet.TryParse($"0,{text}", out var set, out var error).ShouldBeFalse();

        set.ShouldBe(CpuSet.Empty);
        error.ShouldContain($"\"{text}\"");
        error.ShouldContain("0 to 4095");
        error.ShouldContain("\"0-3,8\"");
    }

    [Fact]
    public void The_highest_id_of_an_empty_set_is_below_all_ids() => CpuSet.Empty.Highest.ShouldBe(-1);

    [Fact]
    public void Sets_of_the_same_ids_are_equal_however_they_were_made()
    {
        Machines.Cpus("0-3").ShouldBe(CpuSet.First(4));
        Machines.Cpus("0-3").ShouldNotBe(Machines.Cpus("0-2"));
    }

    [Fact]
    public void Every_operation_is_that_of_sets()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var (a, b) = (Some(random), Some(random));
            var limit = random.Next(-2, 320);
            var set = CpuSet.Of(a);

            set.Ids.ShouldBe(a.Order());
            set.Count.ShouldBe(a.Count);
            set.Highest.ShouldBe(a.Count == 0 ? -1 : a.Max());
            CpuSet.TryParse(set.ToString(), out var read, out _).ShouldBeTrue();
            read.ShouldBe(set);
            read.GetHashCode().ShouldBe(set.GetHashCode());
            set.Overlaps(CpuSet.Of(b)).ShouldBe(a.Overlaps(b));
            set.Equals(CpuSet.Of(b)).ShouldBe(a.SetEquals(b));
            set.Union(b).ShouldBe(CpuSet.Of(a.Union(b)));
            set.Below(limit).ShouldBe(CpuSet.Of(a.Where(id => id < limit)));
            CpuSet.First(limit).ShouldBe(CpuSet.Of(Enumerable.Range(0, Math.Max(limit, 0))));
        }
    }

    [Fact]
    public void Thousands_of_ids_in_a_few_letters_take_a_bit_each()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            Machines.Cpus("0-4095").Highest.ShouldBe(CpuSet.LargestId);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2_000_000);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65_536)]
    public void Ids_that_no_machine_has_make_no_set(int id) => Should.Throw<ArgumentOutOfRangeException>(() => CpuSet.Of([id]));

    [Fact]
    public void Sets_with_a_common_id_overlap()
    {
        Machines.Cpus("0-3").Overlaps(Machines.Cpus("3,7")).ShouldBeTrue();
        Machines.Cpus("0-3").Overlaps(Machines.Cpus("4-7")).ShouldBeFalse();
    }

    private static HashSet<int> Some(Random random) => [.. Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(random.Next(1, 300)))];
}
