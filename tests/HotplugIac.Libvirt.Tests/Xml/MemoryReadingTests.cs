using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Xml;

public class MemoryReadingTests
{
    [Fact]
    public void Base_memory_is_the_sum_of_the_cells_whatever_memory_says()
    {
        var sizing = DomainXmlReader.ReadConfigured(Sample.Machine(cpu: Sample.Cells("0-3:524288", "4-7:262144"))).Sizing;

        sizing.BaseMemory.ShouldBe(ByteSize.FromMiB(768));
        sizing.NumaCells.Count.ShouldBe(2);
        sizing.NumaCells[1].Cpus.ToString().ShouldBe("4-7");
    }

    [Fact]
    public void D12_without_cells_memory_counts_virtio_mem_at_full_size()
    {
        var xml = Sample.Machine(
            memory: "<memory unit='MiB'>4096</memory>",
            devices: Sample.Dimm() + Sample.VirtioMem(kib: 2097152, requested: 524288));

        var sizing = DomainXmlReader.ReadConfigured(xml).Sizing;

        sizing.BaseMemory.ShouldBe(ByteSize.FromMiB(4096 - 128 - 2048));
        sizing.TotalMemory.ShouldBe(ByteSize.FromMiB(4096));
        sizing.Memory.ShouldBe(ByteSize.FromMiB(4096 - 2048 + 512));
    }

    [Fact]
    public void A2_rounding_configured_cells_to_1_MiB_and_devices_to_2_MiB_equal_the_live_ones()
    {
        var inactive = Sample.Machine(
            cpu: Sample.Cells("0-7:786430"), devices: Sample.Dimm("ua-a", kib: 131071),
            memory: "<maxMemory slots='2' unit='KiB'>4194303</maxMemory><memory unit='KiB'>917501</memory>");
        var live = Sample.Machine(
            cpu: Sample.Cells("0-7:786432"), devices: Sample.Dimm("ua-a", kib: 131072),
            memory: "<maxMemory slots='2' unit='KiB'>4194304</maxMemory><memory unit='KiB'>917504</memory>");

        DomainXmlReader.ReadConfigured(inactive).Sizing.ShouldBe(DomainXmlReader.ReadRunning(live).Sizing);
    }

    [Fact]
    public void A2_rounding_of_initial_memory_without_cells_leaves_the_devices_out()
    {
        var xml = Sample.Machine(memory: "<memory unit='KiB'>917503</memory>", devices: Sample.Dimm("ua-a", kib: 131071));

        DomainXmlReader.ReadConfigured(xml).Sizing.BaseMemory.ShouldBe(ByteSize.FromMiB(768));
    }

    [Fact]
    public void A2_rounding_is_256_MiB_on_ppc64()
    {
        var xml = Sample.Machine(arch: "ppc64le", machine: "pseries-7.2", memory: "<memory unit='MiB'>1000</memory>");

        DomainXmlReader.ReadConfigured(xml).Sizing.BaseMemory.ShouldBe(ByteSize.FromGiB(1));
    }

    [Fact]
    public void The_test_driver_rounds_nothing() =>
        DomainXmlReader.ReadConfigured(Sample.Machine(type: "test", memory: "<memory>1000001</memory>")).Sizing.BaseMemory
            .ShouldBe(ByteSize.FromKiB(1000001));

    [Fact]
    public void Maximum_and_slots_are_zero_without_maxMemory()
    {
        var sizing = DomainXmlReader.ReadConfigured(Sample.Machine()).Sizing;

        (sizing.MaxMemory, sizing.MemorySlots).ShouldBe((ByteSize.Zero, 0));
    }

    [Fact]
    public void Memory_below_its_devices_is_refused() =>
        Should.Throw<DomainXmlException>(() => DomainXmlReader.ReadConfigured(Sample.Machine(memory: "<memory unit='MiB'>64</memory>", devices: Sample.Dimm())))
            .Message.ShouldContain("128MiB");

    [Fact]
    public void A4_8_E_a_real_running_machine_and_its_configuration_compare_equal_but_for_what_the_guest_uses()
    {
        var running = DomainXmlReader.ReadRunning(Sample.Live).Sizing;
        var configured = DomainXmlReader.ReadConfigured(Sample.Inactive).Sizing;

        configured.ShouldBe(running);
    }

    [Fact]
    public void A4_8_what_was_hotplugged_shows_as_a_difference()
    {
        var running = DomainXmlReader.ReadRunning(Sample.LiveHotplugged).Sizing;
        var configured = DomainXmlReader.ReadConfigured(Sample.Inactive).Sizing;

        running.Vcpus.ShouldBe(configured.Vcpus + 1);
        running.Memory.ShouldBe(configured.Memory + ByteSize.FromMiB(128));
        running.MinVcpus.ShouldBe(configured.MinVcpus);
    }
}
