using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;
using static HotplugIac.Core.Tests.Planning.Resize.ResizeMachines;

namespace HotplugIac.Core.Tests.Planning.Resize;

public sealed class ResizeVcpuTests
{
    [Fact]
    public void B_more_vcpus_are_live_and_the_guest_has_to_online_them()
    {
        var plan = AcpiMachine().Plan(Spec with { Vcpus = 4 });

        plan.Lines().ShouldBe(["live vcpus: 2 → 4, hot-added, to be onlined in the guest (HP1001)"]);
        plan.Steps().ShouldBe(["hot-add vCPUs 2 → 4 + configuration"]);
    }

    [Fact]
    public void B_fewer_vcpus_are_live_if_the_guest_ejects_them_down_to_one()
    {
        var plan = AcpiMachine(vcpus: 4).Plan(Spec with { Vcpus = 1 });

        plan.Lines().ShouldBe(["live vcpus: 4 → 1, unplugged live if the guest gives them back (HP1006)"]);
        plan.Steps.ShouldHaveSingleItem().NeedsGuest.ShouldBeTrue();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void B_while_a_removal_is_pending_another_number_is_refused_before_the_hypervisor_does(int vcpus)
    {
        var error = AcpiMachine(vcpus: 4, nextVcpus: 2).Plan(Spec with { Vcpus = vcpus }).OnlyError();

        (error.Attribute, error.Code).ShouldBe((Attributes.Vcpus, "HP1010"));
        error.Detail.ShouldContain("Choose 2 to wait for it or 4 to keep them");
    }

    [Fact]
    public void B_while_a_removal_is_pending_its_own_number_is_waited_for()
    {
        AcpiMachine(vcpus: 4, nextVcpus: 2).Plan(Spec with { Vcpus = 2 }).Steps().ShouldBe(["unplug vCPUs 4 → 2"]);
        AcpiMachine(vcpus: 4, nextVcpus: 2).Plan(Spec with { Vcpus = 2 }, Attributes.Vcpus).Lines().ShouldBeEmpty();
    }

    [Fact]
    public void B_a_removal_that_is_pending_can_be_taken_back()
    {
        var plan = AcpiMachine(vcpus: 4, nextVcpus: 2).Plan(Spec with { Vcpus = 4 });

        plan.Lines().ShouldBe(["live vcpus: 2 → 4, configuration only, the machine has it already (HP4001)"]);
        plan.Steps().ShouldBe(["write the configuration"]);
    }

    [Fact]
    public void B_fewer_vcpus_without_asking_the_guest_take_a_stop_and_cannot_wait()
    {
        var never = new Policy { Unplug = UnplugPolicy.Reboot };

        var error = AcpiMachine(vcpus: 4).Plan(Spec with { Vcpus = 2, Policy = never }).OnlyError();
        var stopped = AcpiMachine(vcpus: 4).Plan(Spec with { Vcpus = 2, Policy = never with { OnRebootRequired = RebootPolicy.Reboot } });

        (error.Attribute, error.Code).ShouldBe((Attributes.Vcpus, "HP4037"));
        error.Detail.ShouldContain("on_reboot_required = \"reboot\"");
        stopped.Steps().ShouldBe(["write the configuration", "stop the machine and start it again"]);
        stopped.Impact.StopsMachine.ShouldBeTrue();
    }

    [Fact]
    public void B_an_architecture_without_vcpu_hotplug_is_told_before_it_answers_with_busy()
    {
        var arm = AcpiMachine() with { Facts = AcpiFacts with { VcpuHotplug = false } };
        var fixedFloor = arm with { Running = arm.Running! with { MinVcpus = 2 }, Configured = arm.Configured with { MinVcpus = 2 } };

        fixedFloor.Plan(Spec with { Vcpus = 4 }).OnlyError().Code.ShouldBe("HP4037");
    }
}
