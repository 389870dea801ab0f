using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Xml;

/// <summary>RULEBOOK A2 "balloon (currentMemory)": what a guest has been asked to lend is no change of its capacity.</summary>
public class BalloonReadingTests
{
    [Theory]
    [InlineData(4194304)]
    [InlineData(1048576)]
    [InlineData(0)]
    public void A2_E_balloon_current_memory_changes_no_number_of_either_definition(long balloon)
    {
        var plain = Machine(string.Empty);
        var ballooned = Machine($"<currentMemory unit='KiB'>{balloon}</currentMemory>");

        DomainXmlReader.ReadRunning(ballooned).Sizing.ShouldBe(DomainXmlReader.ReadRunning(plain).Sizing);
        DomainXmlReader.ReadConfigured(ballooned).Sizing.ShouldBe(DomainXmlReader.ReadConfigured(plain).Sizing);
        DomainXmlReader.ReadRunning(ballooned).Sizing.Memory.ShouldBe(ByteSize.FromMiB(4096 - 1024 + 256));
    }

    private static string Machine(string balloon) => Sample.Machine(
        memory: $"<maxMemory slots='16' unit='GiB'>8</maxMemory><memory unit='GiB'>4</memory>{balloon}",
        devices: Sample.Dimm("ua-a") + Sample.VirtioMem("ua-b"));
}
