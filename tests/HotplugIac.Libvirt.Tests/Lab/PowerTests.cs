using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Harness;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Tests.Lab;

public sealed class PowerTests : GuestTest
{
    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "hotplug.power=ignore")]
    public async Task A4_3_a_shutdown_request_ends_the_guest_by_its_power_button_or_by_its_agent(bool agent, string kernelArguments)
    {
        var machine = await BootAsync(Tiny with { Agent = agent, ExtraKernelArguments = kernelArguments });

        // Without an agent nobody says when the guest hears its button: the request is repeated, as an apply does.
        await Eventually.BecomesAsync(
            async _ =>
            {
                await Hypervisor.RequestShutdownAsync(Id(machine), None);
                return (await Read(machine)).Power;
            },
            power => power == PowerState.Off,
            TimeSpan.FromMinutes(3),
            "shut off");

        await Hypervisor.StartAsync(Id(machine), None);
        (await Read(machine)).Power.ShouldBe(PowerState.Running);
        await Hypervisor.DestroyAsync(Id(machine), None);
        (await Read(machine)).Power.ShouldBe(PowerState.Off);
    }

    [Fact]
    public async Task A_hung_agent_does_not_keep_the_power_button_from_being_pressed()
    {
        var machine = await BootAsync(Tiny);
        await HangAgentAsync(machine);

        await Hypervisor.RequestShutdownAsync(Id(machine), None);

        await machine.WaitForStateAsync("shut off", TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task A_hung_agent_is_no_agent()
    {
        var machine = await BootAsync(Tiny);
        await View(machine);
        await HangAgentAsync(machine);

        (await Hypervisor.ReadGuestAsync(Id(machine), None)).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("<metadata/>")]
    [InlineData("<metadata><app:note xmlns:app='http://example.org/app' text='two&#10;lines'><![CDATA[a < b]]></app:note></metadata>")]
    public async Task Promise_4_setting_and_removing_the_mark_leaves_the_canonical_XML_the_same(string metadata)
    {
        foreach (var started in new[] { false, true })
        {
            // Once defined from its own dump, libvirt's order of controllers is settled (see NothingElseTests).
            using var machine = new LabMachine(n => LabMachine.Definition(n, top: metadata), started: false);
            machine.Domain.Connection.DefineXml(machine.Inactive).Dispose();
            var before = machine.Inactive;
            if (started)
            {
                machine.Start();
            }

            await Hypervisor.MarkStopAsync(machine.Id, true, None);
            machine.Inactive.ShouldContain("hotplugiac");
            await Hypervisor.MarkStopAsync(machine.Id, true, None);
            await Hypervisor.MarkStopAsync(machine.Id, false, None);
            await Hypervisor.MarkStopAsync(machine.Id, false, None);

            machine.Inactive.ShouldBe(before);
            machine.Domain.GetXml().ShouldNotContain("hotplugiac");
        }
    }

    [Fact]
    public async Task Promise_5_the_mark_is_seen_before_the_stop_after_it_and_after_the_start()
    {
        using var machine = new LabMachine(started: false);
        machine.Domain.Connection.DefineXml(machine.Inactive).Dispose();
        var before = machine.Inactive;
        machine.Start();
        await Hypervisor.MarkStopAsync(machine.Id, true, None);
        (await Read(machine.Id)).StoppedByUs.ShouldBeTrue("an apply reads it back before it stops the machine");

        machine.Domain.Destroy();
        (await Read(machine.Id)).StoppedByUs.ShouldBeTrue();
        await Hypervisor.StartAsync(machine.Id, None);
        (await Read(machine.Id)).StoppedByUs.ShouldBeTrue("removed by whoever has seen the machine run");
        await Hypervisor.MarkStopAsync(machine.Id, false, None);

        machine.Inactive.ShouldBe(before);
        machine.Domain.Destroy();
        (await Read(machine.Id)).StoppedByUs.ShouldBeFalse("somebody else stopped it");
    }

    [Fact]
    public async Task A4_5_E_managed_save_is_told_for_one_and_for_many_and_start_refuses_it()
    {
        using var saved = new LabMachine();
        saved.Domain.Resume();
        saved.Domain.ManagedSave();
        var others = Enumerable.Range(0, 5).Select(_ => new LabMachine(started: false)).ToList();
        try
        {
            (await Read(saved.Id)).ManagedSave.ShouldBeTrue();
            (await Read(others[0].Id)).ManagedSave.ShouldBeFalse();
            var many = await Hypervisor.ReadAsync([.. others.Append(saved).Select(m => MachineRef.ById(m.Id))], None);
            many.Select(m => m!.ManagedSave).ShouldBe([false, false, false, false, false, true]);

            var failure = await Should.ThrowAsync<HypervisorException>(() => Hypervisor.StartAsync(saved.Id, None));

            failure.Rule.ShouldBe(LifecycleRules.ManagedSave);
            (await Read(saved.Id)).Power.ShouldBe(PowerState.Off);
        }
        finally
        {
            others.ForEach(m => m.Dispose());
        }
    }

    [Fact]
    public async Task Promise_7_the_managed_saves_of_many_machines_cost_one_call()
    {
        const int Count = 12;
        var machines = Enumerable.Range(0, Count).Select(_ => new LabMachine(started: false)).ToList();
        try
        {
            await using var relay = new SocketRelay();
            await using var hypervisor = LibvirtHypervisor.Create(relay.Uri);
            var refs = machines.Select(m => MachineRef.ById(m.Id)).ToList();
            await hypervisor.ReadAsync(refs, None);
            var before = relay.Requests;

            await hypervisor.ReadAsync(refs, None);

            // An XML each and the list of saved ones, unless that of the reading before is still new enough; a little room for
            // what else a connection says.
            (relay.Requests - before).ShouldBeInRange(Count, Count + 4);
        }
        finally
        {
            machines.ForEach(m => m.Dispose());
        }
    }

    private static async Task HangAgentAsync(HotplugIac.Harness.LabMachine machine)
    {
        // Whether it still answers this before it is stopped does not matter.
        await machine.VirshAsync("qemu-agent-command",
            ["--timeout", "2", """{"execute":"guest-exec","arguments":{"path":"/bin/sh","arg":["-c","killall -STOP qemu-ga"]}}"""]);
        await Eventually.BecomesAsync(
            token => machine.VirshAsync("qemu-agent-command", ["--timeout", "2", """{"execute":"guest-ping"}"""], token),
            ping => !ping.Success, TimeSpan.FromMinutes(3), "a hung agent");
    }
}
