using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Model;

/// <summary>RULEBOOK A2 "Model" and D12.</summary>
public sealed class SizingTests
{
    private static readonly Sizing Mixed = Small.With(Dimm("ua-a", "1GiB"), Vmem("ua-b", "4GiB", "512MiB"), new MemoryDevice(MemoryModel.Other, "nvdimm", Size("256MiB"), null));

    [Fact]
    public void Virtio_mem_is_capacity_with_what_is_requested() => Mixed.Memory.ShouldBe(Size("3584MiB"));

    [Fact]
    public void Virtio_mem_counts_against_the_maximum_with_its_whole_size() => Mixed.TotalMemory.ShouldBe(Size("7424MiB"));

    [Fact]
    public void Without_memory_hotplug_memory_is_its_own_ceiling() =>
        (Small with { MaxMemory = ByteSize.Zero }).MemoryCeiling.ShouldBe(Size("2GiB"));

    [Fact]
    public void Machines_with_the_same_lists_are_equal()
    {
        var one = Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1GiB")).With(Dimm("ua-a", "1GiB", 0));
        var other = Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1024MiB")).With(Dimm("ua-a", "1GiB", 0));

        one.ShouldBe(other);
        one.GetHashCode().ShouldBe(other.GetHashCode());
        one.ShouldNotBe(other.With());
    }
}
