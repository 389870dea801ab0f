using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>What an adopted machine is told that it lacks.</summary>
public sealed class HotplugAdviceTests
{
    private static readonly ByteSize TwoGiB = ByteSize.FromMiB(2048);

    private static readonly Sizing Prepared = new(2, 8, TwoGiB, TwoGiB * 4, 16) { MinVcpus = 1 };

    [Fact]
    public void A_prepared_machine_is_told_nothing() => Advice(Prepared).ShouldBeNull();

    [Fact]
    public void D17_each_thing_that_must_be_there_before_the_start_is_named_with_a_value()
    {
        var advice = Advice(Prepared with { MaxVcpus = 2, MinVcpus = 2, MaxMemory = ByteSize.Zero, MemorySlots = 0 }).ShouldNotBeNull();

        advice.Severity.ShouldBe(Severity.Warning);
        advice.Code.ShouldBe("HP4025");
        advice.Detail.ShouldContain("max_vcpus = 8");
        advice.Detail.ShouldContain("min_vcpus = 1");
        advice.Detail.ShouldContain("max_memory = \"8GiB\"");
    }

    [Fact]
    public void Slots_that_are_all_in_use_are_named()
    {
        var full = Prepared with { MemorySlots = 1, Devices = [new MemoryDevice(MemoryModel.Dimm, "ua-a", TwoGiB, null)] };

        Advice(full)!.Detail.ShouldContain("Raise memory_slots, which are 1");
        Advice(full, new MachineFacts { VirtioMem = true, FreeRootPorts = 1 }).ShouldBeNull("virtio-mem needs no slot");
        Advice(full, new MachineFacts { VirtioMem = true, FreeRootPorts = 0 })!.Detail.ShouldContain("no PCIe root port");
    }

    [Fact]
    public void What_the_machine_type_cannot_do_is_not_advised() =>
        Advice(Prepared with { MaxVcpus = 2, MinVcpus = 2, MaxMemory = ByteSize.Zero }, new MachineFacts { VcpuHotplug = false, MemoryHotplug = false }).ShouldBeNull();

    private static Problem? Advice(Sizing configured, MachineFacts? facts = null) =>
        HotplugAdvice.For("web", configured, facts ?? new MachineFacts(), Headroom.Default);
}
