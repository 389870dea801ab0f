using System.Xml.Linq;

namespace Libvirt.Native.Tests;

public class ConnectionTests
{
    [Fact]
    public void A_connection_describes_itself_and_its_host()
    {
        using var connection = LibvirtConnection.Open("test:///default");

        connection.DriverType.ShouldBe("TEST");
        connection.GetUri().ShouldBe("test:///default");
        connection.GetHostname().ShouldNotBeNullOrWhiteSpace();
        connection.GetLibraryVersion().ShouldBe(LibvirtLibrary.ClientVersion, "the test driver is in this very process");
        connection.GetHypervisorVersion().ShouldBe(2, "the test driver calls itself version 2");
        connection.IsAlive().ShouldBeTrue();
        connection.IsSecure().ShouldBeTrue();
        connection.IsEncrypted().ShouldBeFalse();
        connection.GetMaxVcpus("test").ShouldBe(32);
        connection.GetFreeMemory().ShouldBeGreaterThan(0UL);
        XDocument.Parse(connection.GetCapabilities()).Root!.Name.LocalName.ShouldBe("capabilities");
    }

    [Fact]
    public void Node_information_is_read_field_by_field()
    {
        // The numbers are the test driver's defaults; distinct ones show that no field slipped into another's place.
        using var connection = LibvirtConnection.Open("test:///default");

        connection.GetNodeInfo().ShouldBe(new NodeInfo("i686", 3145728, 16, 1400, 2, 2, 2, 2));
    }

    [Fact]
    public void Free_memory_and_free_pages_are_told_for_each_node()
    {
        using var connection = LibvirtConnection.Open("test:///default");

        connection.GetCellsFreeMemory(0, 2).ShouldBe([2097152UL, 4194304UL]);
        connection.GetCellsFreeMemory(1, 1).ShouldBe([4194304UL]);
        connection.GetFreePages(1, [2048, 1048576]).ShouldBe([19UL, 45UL], "the test driver makes up its numbers from the place in the list");
        connection.GetFreePages(0, [4]).ShouldBe([19UL]);
    }

    [Fact]
    public void A_node_that_is_not_there_is_an_error_of_libvirt()
    {
        using var connection = LibvirtConnection.Open("test:///default");

        Should.Throw<LibvirtException>(() => connection.GetCellsFreeMemory(7, 1)).Function.ShouldBe("virNodeGetCellsFreeMemory");
        Should.Throw<ArgumentOutOfRangeException>(() => connection.GetCellsFreeMemory(0, 0));
    }

    [Fact]
    public void Node_information_follows_the_hosts_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """
            <node><cpu><mhz>2500</mhz><model>strange</model><active>12</active><nodes>1</nodes><sockets>3</sockets><cores>4</cores>
            <threads>5</threads></cpu><memory>7654321</memory></node>
            """);
        using var connection = LibvirtConnection.Open("test://" + file);

        connection.GetNodeInfo().ShouldBe(new NodeInfo("strange", 7654321, 12, 2500, 1, 3, 4, 5));
        File.Delete(file);
    }

    [Fact]
    public void A_read_only_connection_reads_and_refuses_changes()
    {
        using var connection = LibvirtConnection.Open("test:///default", readOnly: true);
        using var domain = connection.LookupByName("test");

        domain.GetXml().ShouldContain("<name>test</name>");
        Should.Throw<LibvirtException>(() => domain.SetVcpus(1)).Code.ShouldBe(LibvirtErrorCode.OperationDenied);
        Should.Throw<LibvirtException>(() => domain.GetXml(DomainXmlFlags.Secure)).Code.ShouldBe(LibvirtErrorCode.OperationDenied);
    }

    [Fact]
    public void An_unknown_driver_says_so()
    {
        var error = Should.Throw<LibvirtException>(() => LibvirtConnection.Open("nosuch:///driver"));

        error.Code.ShouldBeOneOf(LibvirtErrorCode.NoConnection, LibvirtErrorCode.ConfigUnsupported);
        error.Function.ShouldBe("virConnectOpenAuth");
        error.Message.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Domain_capabilities_arrive_or_the_driver_says_that_it_has_none()
    {
        using var connection = LibvirtConnection.Open("test:///default");

        // The test driver has them since 9.8.
        if (LibvirtLibrary.ClientVersion >= 9_008_000)
        {
            connection.GetDomainCapabilities(virtType: "test").ShouldContain("<domainCapabilities");
        }
        else
        {
            Should.Throw<LibvirtException>(() => connection.GetDomainCapabilities()).Code.ShouldBe(LibvirtErrorCode.NoSupport);
        }
    }

    [Fact]
    public void Keep_alive_has_bounds_and_needs_a_driver_with_a_wire()
    {
        using var host = new TestHypervisor();

        Should.Throw<ArgumentOutOfRangeException>(() => host.Connection.SetKeepAlive(0, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => host.Connection.SetKeepAlive(5, 0));
        Should.Throw<LibvirtException>(() => host.Connection.SetKeepAlive(5, 3)).Code.ShouldBe(LibvirtErrorCode.NoSupport);
    }

    [Theory]
    [InlineData("qemu:///system", "qemu:///system")]
    [InlineData("qemu+tls://host/system", "qemu+tls://host/system")]
    [InlineData("qemu+libssh://host/system", "qemu+libssh://host/system")]
    [InlineData("qemu+ssh://host/system", "qemu+ssh://host/system?no_tty=1")]
    [InlineData("QEMU+SSH://host/system", "QEMU+SSH://host/system?no_tty=1")]
    [InlineData("qemu+ssh://host/system?", "qemu+ssh://host/system?no_tty=1")]
    [InlineData("qemu+ssh://host/system?keyfile=/k", "qemu+ssh://host/system?keyfile=/k&no_tty=1")]
    [InlineData("qemu+ssh://host/system?no_tty=0", "qemu+ssh://host/system?no_tty=0")]
    [InlineData("qemu+ssh://host/system?keyfile=/k&no_tty=1", "qemu+ssh://host/system?keyfile=/k&no_tty=1")]
    [InlineData("", "")]
    public void Only_the_ssh_program_needs_to_be_told_not_to_prompt(string given, string used) =>
        PromptlessUri.From(given).ShouldBe(used);
}
