using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Tests.Lab;

/// <summary>The real host, and the machines on it.</summary>
public sealed class HostTests : LabTest
{
    [Fact]
    public async Task The_real_host_tells_its_size_its_versions_and_what_is_free()
    {
        var host = await Hypervisor.ReadHostAsync(null, None);

        using var connection = LibvirtConnection.Open(LabMachine.Uri);
        var node = connection.GetNodeInfo();
        (host.Cpus, host.Memory.KiB).ShouldBe(((int)node.Cpus, (long)node.MemoryKib));
        host.FreeMemory!.Value.ShouldBeInRange(ByteSize.FromMiB(1), host.Memory);
        host.QemuVersion!.ShouldMatch("^[0-9]+\\.[0-9]+\\.[0-9]+$");
        host.LibvirtVersion!.ShouldMatch("^[0-9]+\\.[0-9]+\\.[0-9]+$");
        host.Nodes.Sum(n => n.Memory.KiB).ShouldBeInRange(1, host.Memory.KiB);
        host.Nodes.ShouldAllBe(n => n.FreeMemory <= n.Memory && n.Cpus.Count > 0);
        host.Nodes.SelectMany(n => n.HugePages).ShouldAllBe(p => p.Size > ByteSize.FromKiB(4) && p.Free <= p.Total);
    }

    [Fact]
    public async Task Limits_are_those_of_the_machine_type_that_is_asked_about()
    {
        var usual = await Hypervisor.ReadHostAsync(null, None);
        var q35 = await Hypervisor.ReadHostAsync("q35", None);

        usual.MachineType.ShouldNotBeNull();
        q35.MachineType!.ShouldStartWith("pc-q35");
        (q35.Facts.VcpuLimit, q35.Facts.SlotLimit, q35.Facts.GuestBlock).ShouldBe((288, 256, ByteSize.FromMiB(128)));
        (q35.Facts.VcpuHotplug, q35.Facts.MemoryHotplug, q35.Facts.VirtioMem).ShouldBe((true, true, true));
    }

    [Fact]
    public async Task The_limits_are_the_facts_of_a_machine_that_is_really_there()
    {
        using var machine = new LabMachine(started: false);

        var facts = (await Read(machine.Id)).Facts;
        var host = await Hypervisor.ReadHostAsync("q35", None);

        (host.Facts with { FreeRootPorts = facts.FreeRootPorts, LacksAgentChannel = facts.LacksAgentChannel }).ShouldBe(facts);
    }

    [Fact]
    public async Task A_machine_type_that_is_none_is_refused_in_libvirts_words()
    {
        var failure = await Should.ThrowAsync<HypervisorException>(() => Hypervisor.ReadHostAsync("z80", None));

        failure.Rule.ShouldBe(LifecycleRules.StepFailed);
        failure.Message.ShouldContain("z80");
    }

    [Fact]
    public async Task Promise_7_machines_are_listed_on_one_connection_that_live_through_a_cut()
    {
        using var paused = new LabMachine();
        using var off = new LabMachine(started: false);
        await using var relay = new SocketRelay();
        await using var hypervisor = LibvirtHypervisor.Create(relay.Uri);
        var ours = new MachineFilter(Name: name => name == paused.Name || name == off.Name);

        var listed = await hypervisor.ListAsync(ours, None);
        relay.Connections.ShouldBe(1);
        relay.Cut();
        var again = await hypervisor.ListAsync(ours with { OnlyActive = true }, None);

        listed.Select(m => (m.Id, m.Power)).ShouldBe([(paused.Id, PowerState.Paused), (off.Id, PowerState.Off)], ignoreOrder: true);
        listed.Select(m => m.Snapshot!.Configured).ShouldAllBe(s => s == LabMachine.Sizing);
        again.Select(m => m.Id).ShouldBe([paused.Id]);
    }
}
