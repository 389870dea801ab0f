namespace Libvirt.Native.Tests;

public class VcpuAndMemoryTests
{
    [Fact]
    public void Live_configured_and_maximum_counts_are_separate()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start(vcpus: 2, maxVcpus: 8);

        domain.SetVcpus(3, DomainVcpuFlags.Live);
        domain.SetVcpus(5, DomainVcpuFlags.Config);
        domain.SetVcpus(12, DomainVcpuFlags.Config | DomainVcpuFlags.Maximum);

        domain.GetVcpus(DomainVcpuFlags.Live).ShouldBe(3);
        domain.GetVcpus(DomainVcpuFlags.Config).ShouldBe(5);
        domain.GetVcpus(DomainVcpuFlags.Live | DomainVcpuFlags.Maximum).ShouldBe(8);
        domain.GetVcpus(DomainVcpuFlags.Config | DomainVcpuFlags.Maximum).ShouldBe(12);
    }

    [Fact]
    public void More_than_the_maximum_is_an_invalid_argument()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start(maxVcpus: 4);

        var error = Should.Throw<LibvirtException>(() => domain.SetVcpus(5, DomainVcpuFlags.Live));

        error.Code.ShouldBe(LibvirtErrorCode.InvalidArg);
        error.RawCode.ShouldBe(8);
        error.Function.ShouldBe("virDomainSetVcpusFlags");
        domain.GetVcpus().ShouldBe(2);
    }

    [Fact]
    public void A_count_below_one_never_reaches_libvirt()
    {
        using var host = new TestHypervisor();
        using var domain = host.Define();

        Should.Throw<ArgumentOutOfRangeException>(() => domain.SetVcpus(0));
        Should.Throw<ArgumentOutOfRangeException>(() => domain.SetVcpus(-1));
    }

    [Fact]
    public void Single_vcpus_are_the_qemu_drivers_business()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();

        var error = Should.Throw<LibvirtException>(() => domain.SetVcpu("3", enabled: true, DomainModification.Live));

        error.Code.ShouldBe(LibvirtErrorCode.NoSupport);
        error.Function.ShouldBe("virDomainSetVcpu");
    }

    [Fact]
    public void Pinning_names_the_host_cpus_of_each_reported_vcpu()
    {
        using var host = new TestHypervisor();
        using var domain = host.Connection.DefineXml(TestHypervisor.Xml(
            "one", Guid.NewGuid(), inner: "<cputune><vcpupin vcpu='1' cpuset='0,3,6-7'/></cputune>"));
        domain.Create();

        var pins = domain.GetVcpuPinInfo(DomainModification.Live);

        pins.Count.ShouldBeGreaterThanOrEqualTo(2);
        pins[0].ShouldBe(Enumerable.Range(0, 8), "the test driver's CPU map has 8 entries and nothing restricts this vCPU");
        pins[1].ShouldBe([0, 3, 6, 7]);
    }

    [Fact]
    public void Memory_is_set_in_kibibytes_and_seen_in_the_summary()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();

        domain.SetMemory(262_144, DomainMemoryFlags.Live);

        var info = domain.GetInfo();
        info.ShouldBe(new DomainInfo(DomainState.Running, 524_288, 262_144, 2, info.CpuTimeNanoseconds));
        domain.GetXml(DomainXmlFlags.Inactive).ShouldContain("<currentMemory unit='KiB'>524288</currentMemory>");
    }

    [Fact]
    public void Cpu_time_is_read_from_its_place_in_the_summary()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();

        // The test driver reports the wall clock here: what matters is that it is a plausible and growing number.
        var first = domain.GetInfo().CpuTimeNanoseconds;
        TestHypervisor.Eventually(() => domain.GetInfo().CpuTimeNanoseconds > first, "CPU time grows");
    }

    [Fact]
    public void More_memory_than_the_domain_has_is_refused()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();

        Should.Throw<LibvirtException>(() => domain.SetMemory(1_048_576, DomainMemoryFlags.Live))
            .Code.ShouldBe(LibvirtErrorCode.InvalidArg);
        Should.Throw<ArgumentOutOfRangeException>(() => domain.SetMemory(0));
    }

    [Fact]
    public void Numa_parameters_carry_text_and_number_both_ways()
    {
        using var host = new TestHypervisor();
        using var domain = host.Define();

        domain.SetNumaParameters("0-1", NumaMemoryMode.Interleave, DomainModification.Config);

        var values = domain.GetNumaParameters(DomainModification.Config);
        values["numa_nodeset"].AsString().ShouldBe("0-1");
        values["numa_mode"].AsInt32().ShouldBe((int)NumaMemoryMode.Interleave);
        domain.GetXml().ShouldContain("<memory mode='interleave' nodeset='0-1'/>");
    }

    [Fact]
    public void Devices_are_refused_with_the_drivers_own_code()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();
        const string Dimm = "<memory model='dimm'><target><size unit='MiB'>128</size></target></memory>";

        // 9.0 has no device functions in the test driver at all (3); later ones have some, but none for memory (84).
        CodeOf(() => domain.AttachDevice(Dimm, DomainDeviceFlags.Live)).ShouldBeOneOf(NoWay);
        CodeOf(() => domain.DetachDevice(Dimm, DomainDeviceFlags.Live)).ShouldBeOneOf(NoWay);
        CodeOf(() => domain.UpdateDevice(Dimm, DomainDeviceFlags.Live)).ShouldBeOneOf(NoWay);
        CodeOf(() => domain.DetachDeviceAlias("ua-dimm", DomainDeviceFlags.Live)).ShouldBeOneOf(NoWay);
    }

    private static readonly LibvirtErrorCode[] NoWay = [LibvirtErrorCode.NoSupport, LibvirtErrorCode.OperationUnsupported];

    private static LibvirtErrorCode CodeOf(Action action) => Should.Throw<LibvirtException>(action).Code;
}
