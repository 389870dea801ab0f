using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Editing;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Editing;

public class MemoryEditorTests
{
    [Fact]
    public void Maximum_and_slots_are_added_beside_the_memory()
    {
        var xml = Edit(Sample.Machine(), s => s with { MaxMemory = ByteSize.FromGiB(8), MemorySlots = 16 });

        xml.ShouldContain("<maxMemory unit=\"KiB\" slots=\"16\">8388608</maxMemory>");
    }

    [Fact]
    public void A_maximum_of_zero_removes_the_element() =>
        Edit(Sample.Inactive, s => s with { MaxMemory = ByteSize.Zero, MemorySlots = 0 }).ShouldNotContain("maxMemory");

    [Fact]
    public void Slots_alone_leave_the_maximum_as_it_is_written() =>
        Edit(Sample.Machine(memory: "<maxMemory slots='2' unit='GiB'>8</maxMemory><memory unit='GiB'>1</memory>"), s => s with { MemorySlots = 3 })
            .ShouldContain("<maxMemory slots=\"3\" unit=\"GiB\">8</maxMemory>");

    [Fact]
    public void A_slot_number_beyond_fewer_slots_is_given_anew_because_libvirt_would_refuse_them()
    {
        const string Dimms = "<memory model='dimm'><target><size unit='MiB'>128</size></target><alias name='ua-a'/><address type='dimm' slot='0'/></memory>"
            + "<memory model='dimm'><target><size unit='MiB'>128</size></target><alias name='ua-b'/><address type='dimm' slot='3'/></memory>";

        var xml = Edit(Sample.Machine(memory: "<maxMemory slots='4' unit='GiB'>8</maxMemory><memory unit='GiB'>1</memory>", devices: Dimms), s => s with { MemorySlots = 2 });

        xml.ShouldContain("slot=\"0\"");
        xml.ShouldNotContain("slot=\"3\"");
    }

    [Fact]
    public void D12_memory_is_written_with_virtio_mem_at_full_size()
    {
        var device = new MemoryDevice(MemoryModel.VirtioMem, "ua-v", ByteSize.FromGiB(4), null) { Block = ByteSize.FromMiB(2), Requested = ByteSize.FromGiB(1) };

        var xml = Edit(Sample.Machine(), s => s with { Devices = [device] });

        xml.ShouldContain("<memory unit=\"KiB\">5242880</memory>");
        xml.ShouldContain("<currentMemory unit=\"KiB\">2097152</currentMemory>");
    }

    [Theory]
    [InlineData(1048576, 4, 4194304)] // no balloon: follows
    [InlineData(524288, 4, 3670016)] // ballooned by 512 MiB: grows by as much
    [InlineData(1048576, 0.5, 524288)] // never above capacity
    [InlineData(262144, 0.5, 262144)] // ballooned below the new capacity: stays
    public void A2_balloon_current_memory_follows_capacity_when_it_is_written(long balloon, double gib, long expected)
    {
        var xml = Sample.Machine(memory: $"<memory unit='KiB'>1048576</memory><currentMemory unit='KiB'>{balloon}</currentMemory>");

        var edited = Edit(xml, s => s with { BaseMemory = ByteSize.FromMiB((long)(gib * 1024)) });

        XmlValues.Size(XElement.Parse(edited).Element("currentMemory")!).KiB.ShouldBe(expected);
    }

    [Fact]
    public void A2_balloon_current_memory_stays_when_capacity_stays()
    {
        var xml = Sample.Machine(memory: "<memory unit='KiB'>1048576</memory><currentMemory unit='KiB'>262144</currentMemory>");

        Edit(xml, s => s with { MaxMemory = ByteSize.FromGiB(4), MemorySlots = 2 }).ShouldContain("<currentMemory unit=\"KiB\">262144</currentMemory>");
    }

    [Fact]
    public void A2_rounding_numbers_that_round_to_the_target_are_left_as_they_are()
    {
        var xml = Sample.Machine(memory: "<memory unit='KiB'>786430</memory><currentMemory unit='KiB'>786430</currentMemory>");

        var edited = Edit(xml, s => s with { Vcpus = 3 });

        edited.ShouldContain(">786430</memory>");
        edited.ShouldContain(">786430</currentMemory>");
    }

    private static string Edit(string xml, Func<Sizing, Sizing> change)
    {
        var target = change(DomainXmlReader.ReadConfigured(xml).Sizing);
        var edited = DomainXmlEditor.Apply(xml, target);
        DomainXmlReader.ReadConfigured(edited).Sizing.ShouldBe(target);
        return edited;
    }
}
