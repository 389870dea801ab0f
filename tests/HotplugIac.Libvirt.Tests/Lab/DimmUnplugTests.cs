using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Harness;
using HotplugIac.Hypervisors;
using Guest = HotplugIac.Harness.LabMachine;

namespace HotplugIac.Libvirt.Tests.Lab;

public sealed class DimmUnplugTests : GuestTest
{
    private const string Anonymous = "<memory model='dimm'><target><size unit='MiB'>128</size><node>0</node></target></memory>";

    private static readonly MemoryDevice Dimm = new(MemoryModel.Dimm, "ua-one", ByteSize.FromMiB(128), 0);

    private static readonly GuestDefinition WithSlots = Tiny with { MaxMemory = 1024, MemorySlots = 4 };

    [Fact]
    public async Task A2_remove_dimm_that_the_guest_has_onlined_as_movable_succeeds_and_the_configuration_stays()
    {
        var machine = await BootAsync(WithSlots);
        await PlugAsync(machine, blocks: 1);
        await Hypervisor.WriteConfigurationAsync(Id(machine), (await Read(machine)).Running!, None);

        await Hypervisor.ApplyLiveAsync(Id(machine), new DetachMemoryDeviceStep(Dimm), None);

        var snapshot = await Read(machine);
        snapshot.Running!.Devices.ShouldBeEmpty();
        snapshot.Configured.Devices.ShouldBe([Dimm]);
    }

    [Fact]
    public async Task D3_of_two_identical_dimms_without_alias_the_named_one_is_detached_by_its_exact_address()
    {
        var machine = await BootAsync(WithSlots);
        (await machine.AttachAsync(Anonymous)).EnsureSuccess();
        (await machine.AttachAsync(Anonymous)).EnsureSuccess();
        await BlocksOnline(machine, 2);
        var second = (await Read(machine)).Running!.Devices[1];
        second.Alias.ShouldBe("dimm-128MiB-node0#2");

        await Hypervisor.ApplyLiveAsync(Id(machine), new DetachMemoryDeviceStep(second), None);

        var left = (await machine.LiveXmlAsync()).Element("devices")!.Elements("memory").ToList();
        left.Count.ShouldBe(1);
        left[0].Element("address")!.Attribute("slot")!.Value.ShouldBe("0");
    }

    [Fact]
    public async Task A2_E_remove_dimm_refused_by_a_guest_whose_hotplug_is_switched_off_and_which_still_takes_one_says_so()
    {
        var machine = await BootAsync(WithSlots with { ExtraKernelArguments = "hotplug.unplug=refuse" });
        await PlugAsync(machine, blocks: 1);

        var failure = await Should.ThrowAsync<HypervisorException>(() => Hypervisor.ApplyLiveAsync(Id(machine), new DetachMemoryDeviceStep(Dimm), None));

        (failure.Rule, failure.IsFinal).ShouldBe((LifecycleRules.GuestRefused, true));
        failure.Message.ShouldContain("detach the DIMM ua-one of 128MiB: the guest refused");
        failure.Message.ShouldContain("/sys/firmware/acpi/hotplug/memory/enabled is 0");
        (await Read(machine)).Running!.Devices.ShouldBe([Dimm]);
    }

    [Fact]
    public async Task C4_unplug_needs_ZONE_MOVABLE_and_the_refusal_names_the_zone()
    {
        var machine = await BootAsync(WithSlots with
        {
            KernelArguments = GuestDefinition.DefaultKernelArguments.Replace("online_movable", "online_kernel", StringComparison.Ordinal),
        });
        await PlugAsync(machine, blocks: 1);

        // Fresh kernel memory comes from the highest zone, which is the DIMM's now.
        await machine.Guest.ShellAsync("mkdir /tmp/many && cd /tmp/many && for i in $(seq 2000); do : >$i; done");

        var failure = await Should.ThrowAsync<HypervisorException>(() => Hypervisor.ApplyLiveAsync(Id(machine), new DetachMemoryDeviceStep(Dimm), None));

        (failure.Rule, failure.IsFinal).ShouldBe((LifecycleRules.GuestRefused, true));
        failure.Message.ShouldContain("is online in the zone Normal");
        failure.Message.ShouldContain("online_movable");
        (await Read(machine)).Running!.Devices.ShouldBe([Dimm]);
    }

    [Fact]
    public async Task D1_a_paused_guest_makes_detach_a_success_and_the_device_stays()
    {
        var machine = await BootAsync(WithSlots);
        await PlugAsync(machine, blocks: 1);
        await Hypervisor.WriteConfigurationAsync(Id(machine), (await Read(machine)).Running!, None);
        (await machine.VirshAsync("suspend")).EnsureSuccess();

        await Hypervisor.ApplyLiveAsync(Id(machine), new DetachMemoryDeviceStep(Dimm), None);

        var snapshot = await Read(machine);
        snapshot.Power.ShouldBe(PowerState.Paused);
        snapshot.Running!.Devices.ShouldBe([Dimm]);
        snapshot.Configured.Devices.ShouldBe([Dimm], "the configuration is not touched by the live half");

        // What it was asked for happens as soon as it can: late success has to be counted on.
        (await machine.VirshAsync("resume")).EnsureSuccess();
        await Until(machine, s => s.Running!.Devices.Count == 0, "the DIMM gone");
    }

    [Fact]
    public async Task A_machine_without_agent_gives_no_reason_and_is_still_a_refusal()
    {
        var machine = await BootAsync(WithSlots with { ExtraKernelArguments = "hotplug.unplug=refuse" });
        await PlugAsync(machine, blocks: 1);
        await machine.Guest.CallAsync("guest-exec", """{"path":"/bin/sh","arg":["-c","mount -t tmpfs none /sbin; killall qemu-ga"]}""");
        await Eventually.BecomesAsync(_ => Hypervisor.ReadGuestAsync(Id(machine), None), view => view is null, TimeSpan.FromMinutes(3), "no agent");

        var failure = await Should.ThrowAsync<HypervisorException>(() => Hypervisor.ApplyLiveAsync(Id(machine), new DetachMemoryDeviceStep(Dimm), None));

        (failure.Rule, failure.IsFinal).ShouldBe((LifecycleRules.GuestRefused, true));
        failure.Message.ShouldEndWith("the guest refused.");
    }

    [Fact]
    public async Task A5_99_a_device_that_is_gone_is_no_error()
    {
        using var machine = new LabMachine();

        await Hypervisor.ApplyLiveAsync(machine.Id, new DetachMemoryDeviceStep(Dimm), None);
    }

    private async Task PlugAsync(Guest machine, int blocks)
    {
        await Hypervisor.ApplyLiveAsync(Id(machine), new AttachMemoryDeviceStep(Dimm), None);
        await BlocksOnline(machine, blocks);
    }

    /// <summary>Blocks beyond the one of the boot.</summary>
    private static Task BlocksOnline(Guest machine, int plugged) => Eventually.BecomesAsync(
        token => machine.Guest.MemoryAsync(token), memory => memory.OnlineBlocks == 1 + plugged, TimeSpan.FromMinutes(3), $"{plugged} blocks more");
}
