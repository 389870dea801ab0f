using System.Diagnostics;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Harness;
using HotplugIac.Hypervisors;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Tests.Lab;

/// <summary>
/// Under emulation QEMU never completes a vCPU unplug, and the guest may crash it later (RULEBOOK E): only guests that refuse
/// are asked, as their last act. What succeeds is shown by the end-to-end tests where there is KVM.
/// </summary>
public sealed class VcpuUnplugTests : GuestTest
{
    [Fact]
    public async Task A1_n_to_m_lower_a_guest_that_says_nothing_for_5_s_is_a_refusal_and_both_counts_can_be_read_for_D5()
    {
        var machine = await BootAsync(Tiny with { Vcpus = 2, FixedVcpus = 1, ExtraKernelArguments = "hotplug.unplug=refuse" });

        var failure = await Should.ThrowAsync<HypervisorException>(() => Hypervisor.ApplyLiveAsync(Id(machine), new SetVcpusStep(2, 1), None));

        (failure.Rule, failure.IsFinal).ShouldBe((LifecycleRules.GuestRefused, false));
        failure.Message.ShouldContain("unplug vCPUs 2 → 1: the guest of");
        failure.Message.ShouldContain("did not answer within the time that libvirt waits");
        failure.Message.ShouldContain("/sys/firmware/acpi/hotplug/processor/enabled is 0");
        (await Read(machine)).Running!.Vcpus.ShouldBe(2);
        (await View(machine)).Vcpus.ShouldBe(2);
    }

    [Fact]
    public async Task A1_n_to_m_lower_below_the_floor_is_libvirts_error_and_no_refusal_of_the_guest()
    {
        using var machine = new LabMachine();

        var failure = await Should.ThrowAsync<HypervisorException>(() => Hypervisor.ApplyLiveAsync(machine.Id, new SetVcpusStep(2, 1), None));

        failure.Rule.ShouldBe(LifecycleRules.StepFailed);
        failure.Message.ShouldContain("libvirt error 67");
    }

    [Fact]
    public async Task E_a_machine_without_operating_system_cannot_give_a_vcpu_back()
    {
        using var machine = new LabMachine();
        machine.Domain.Resume();
        await Hypervisor.ApplyLiveAsync(machine.Id, new SetVcpusStep(2, 3), None);

        var failure = await Should.ThrowAsync<HypervisorException>(() => Hypervisor.ApplyLiveAsync(machine.Id, new SetVcpusStep(3, 2), None));

        (failure.Rule, failure.IsFinal).ShouldBe((LifecycleRules.GuestRefused, true));
        failure.Message.ShouldContain("no operating system");
        (await Read(machine.Id)).Running!.Vcpus.ShouldBe(3);
    }

    /// <summary>A QEMU that is frozen holds the machine's job; libvirt gives up waiting for it after 30 s.</summary>
    [Fact]
    public async Task D13_code_68_of_a_busy_machine_is_no_refusal_of_the_guest()
    {
        var machine = await BootAsync(Tiny with { Vcpus = 2, MaxVcpus = 3, FixedVcpus = 1, Agent = false });
        var qemu = (await machine.QemuPidAsync()).ShouldNotBeNull();

        // Another client, as in life. On one connection libvirt 9.0 can leave a second thread's call unsent until the first one's
        // answer has come (observed with a frozen QEMU: a few short calls, then one that took as long as the freeze).
        await using var other = LibvirtHypervisor.Create(LabMachine.Uri);
        Signal(qemu, "STOP");
        try
        {
            var holder = other.ApplyLiveAsync(Id(machine), new SetVcpusStep(2, 3), None);
            await Eventually.BecomesAsync(
                token => machine.VirshAsync("domcontrol", cancellationToken: token), control => control.Text.Contains("occupied", StringComparison.Ordinal), TimeSpan.FromMinutes(3), "a job that holds the machine");

            var failure = await Should.ThrowAsync<HypervisorException>(() => Hypervisor.ApplyLiveAsync(Id(machine), new SetVcpusStep(2, 1), None));

            failure.InnerException.ShouldBeOfType<LibvirtException>().Code.ShouldBe(LibvirtErrorCode.OperationTimeout);
            failure.Rule.ShouldBe(LifecycleRules.StepFailed);
            failure.Message.ShouldContain("another operation on");
            Signal(qemu, "CONT");
            await holder;
            (await Read(machine)).Running!.Vcpus.ShouldBe(3);
        }
        finally
        {
            Signal(qemu, "CONT");
        }
    }

    private static void Signal(int pid, string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", pid.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
