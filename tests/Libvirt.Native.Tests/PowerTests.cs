namespace Libvirt.Native.Tests;

public class PowerTests
{
    [Fact]
    public void Start_and_destroy_change_state_reason_and_id()
    {
        using var host = new TestHypervisor();
        using var domain = host.Define();

        domain.Create();
        domain.Id.ShouldNotBeNull().ShouldBePositive();
        domain.GetState().ShouldBe(new DomainStateInfo(DomainState.Running, (int)DomainRunningReason.Booted));

        domain.Destroy();
        domain.Id.ShouldBeNull();
        domain.GetState().ShouldBe(new DomainStateInfo(DomainState.ShutOff, (int)DomainShutOffReason.Destroyed));
    }

    [Fact]
    public void Suspend_and_resume()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();

        domain.Suspend();
        domain.GetState().ShouldBe(new DomainStateInfo(DomainState.Paused, (int)DomainPausedReason.User));

        domain.Resume();
        domain.GetState().ShouldBe(new DomainStateInfo(DomainState.Running, (int)DomainRunningReason.Unpaused));
    }

    [Fact]
    public void A_guest_that_shuts_down_leaves_another_reason()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();

        domain.Shutdown();

        domain.GetState().ShouldBe(new DomainStateInfo(DomainState.ShutOff, (int)DomainShutOffReason.Shutdown));
    }

    [Fact]
    public void A_flag_that_the_driver_does_not_know_is_refused_and_not_ignored()
    {
        using var host = new TestHypervisor();
        using var domain = host.Define();

        var error = Should.Throw<LibvirtException>(() => domain.Create(DomainCreateFlags.ResetNvram));

        error.Code.ShouldBe(LibvirtErrorCode.InvalidArg);
        error.Message.ShouldContain("0x20");
    }

    [Fact]
    public void A_guest_reboot_keeps_the_configuration_that_the_domain_was_started_with()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start("one");
        domain.SetLifecycleAction(DomainLifecycle.Reboot, DomainLifecycleAction.Restart);
        domain.SetVcpus(5, DomainVcpuFlags.Config);

        domain.Reboot();

        domain.IsActive().ShouldBeTrue();
        domain.GetVcpus(DomainVcpuFlags.Live).ShouldBe(2);
    }

    [Fact]
    public void Lifecycle_actions_show_in_the_definition_they_were_set_for()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();

        domain.SetLifecycleAction(DomainLifecycle.Reboot, DomainLifecycleAction.Destroy, DomainModification.Live);
        domain.SetLifecycleAction(DomainLifecycle.Crash, DomainLifecycleAction.Preserve, DomainModification.Config);

        domain.GetXml().ShouldContain("<on_reboot>destroy</on_reboot>");
        domain.GetXml().ShouldNotContain("<on_crash>preserve</on_crash>");
        domain.GetXml(DomainXmlFlags.Inactive).ShouldContain("<on_crash>preserve</on_crash>");
        domain.GetXml(DomainXmlFlags.Inactive).ShouldNotContain("<on_reboot>destroy</on_reboot>");
    }

    [Fact]
    public void Managed_save_is_seen_and_used_up_by_the_next_start()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();

        domain.ManagedSave();
        domain.HasManagedSave().ShouldBeTrue();
        domain.GetState().ShouldBe(new DomainStateInfo(DomainState.ShutOff, (int)DomainShutOffReason.Saved));

        domain.Create();
        domain.HasManagedSave().ShouldBeFalse();
        domain.IsActive().ShouldBeTrue();
    }

    [Fact]
    public void A_managed_save_image_stands_in_the_way_of_undefine_until_a_flag_says_otherwise()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();
        domain.ManagedSave();

        Should.Throw<LibvirtException>(() => domain.Undefine()).Code.ShouldBe(LibvirtErrorCode.OperationInvalid);
        domain.Undefine(DomainUndefineFlags.ManagedSave);

        host.Connection.TryLookupByName("one").ShouldBeNull();
    }

    [Fact]
    public void A_managed_save_image_can_be_removed_alone()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();
        domain.ManagedSave();

        domain.ManagedSaveRemove();

        domain.HasManagedSave().ShouldBeFalse();
        domain.Undefine();
    }
}
