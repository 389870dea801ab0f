namespace Libvirt.Native.Tests;

public class ErrorTests
{
    [Fact]
    public void Malformed_xml_says_where()
    {
        using var host = new TestHypervisor();

        var error = Should.Throw<LibvirtException>(() => host.Connection.DefineXml("<domain><name>x</domain>"));

        // libxml2's own complaints have code 27 and the part "XML" in every version seen.
        error.Code.ShouldBeOneOf(LibvirtErrorCode.XmlError, LibvirtErrorCode.XmlDetail);
        error.Message.ShouldContain("name");
    }

    [Fact]
    public void Each_mistake_has_its_code()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start("one");

        CodeOf(() => host.Connection.DefineXml("<domain type='test'><name>x</name></domain>")).ShouldBe(LibvirtErrorCode.XmlError);
        CodeOf(() => host.Connection.DefineXml(TestHypervisor.Xml("two", domain.Uuid))).ShouldBe(LibvirtErrorCode.OperationFailed);
        CodeOf(() => domain.SetVcpus(2, DomainVcpuFlags.Live | DomainVcpuFlags.Maximum)).ShouldBe(LibvirtErrorCode.InvalidArg);
        domain.Destroy();
        CodeOf(() => domain.Destroy()).ShouldBe(LibvirtErrorCode.OperationInvalid);
        CodeOf(() => domain.SetVcpus(2, DomainVcpuFlags.Live)).ShouldBe(LibvirtErrorCode.OperationInvalid);
    }

    [Fact]
    public void A_transient_domain_has_no_configuration_to_change()
    {
        using var host = new TestHypervisor();
        using var domain = host.Connection.CreateXml(TestHypervisor.Xml("passing", Guid.NewGuid()));

        CodeOf(() => domain.SetVcpus(3, DomainVcpuFlags.Config)).ShouldBe(LibvirtErrorCode.OperationInvalid);
    }

    [Fact]
    public void The_agent_command_is_the_qemu_drivers_and_others_refuse_it()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();

        var error = Should.Throw<LibvirtException>(() => domain.AgentCommand("""{"execute":"guest-ping"}""", 1));

        error.Code.ShouldBe(LibvirtErrorCode.NoSupport);
        error.Function.ShouldBe("virDomainQemuAgentCommand");
        Should.Throw<ArgumentOutOfRangeException>(() => domain.AgentCommand("{}", -3));
    }

    [Fact]
    public void Every_code_of_the_rule_book_has_a_name()
    {
        int[] codes = [1, 3, 8, 9, 27, 35, 38, 42, 55, 67, 68, 74, 84, 86, 87, 97, 99, 112, 113];

        codes.ShouldAllBe(code => Enum.IsDefined((LibvirtErrorCode)code));
    }

    [Fact]
    public void Each_thread_reads_its_own_error()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();

        // Two different failures at the same time, many times over: a mix-up would show as the other's code or text.
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, worker =>
        {
            for (var i = 0; i < 300; i++)
            {
                var type = $"bogus-{worker}-{i}";
                var refusal = Should.Throw<LibvirtException>(() => host.Connection.DefineXml($"<domain type='{type}'><name>x</name></domain>"));
                refusal.Message.ShouldContain(type);
                CodeOf(() => host.Connection.LookupByName("nobody")).ShouldBe(LibvirtErrorCode.NoDomain);
                CodeOf(() => domain.SetVcpus(99, DomainVcpuFlags.Live)).ShouldBe(LibvirtErrorCode.InvalidArg);
            }
        });
    }

    private static LibvirtErrorCode CodeOf(Action action) => Should.Throw<LibvirtException>(action).Code;
}
