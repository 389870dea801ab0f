using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>vCPUs that are written to the configuration and come with a boot.</summary>
public sealed class ConfiguredVcpusTests
{
    [Fact]
    public void A1_current_config_of_a_machine_that_is_off_is_written_and_what_it_adds_can_go_again()
    {
        var machine = Off(Small);

        var plan = machine.Plan(Spec with { Vcpus = 4 });

        plan.Lines().ShouldBe(["live vcpus: 2 → 4, effective at the next start (HP4002)"]);
        plan.Steps().ShouldBe(["write the configuration"]);
        (plan.RunningAfter, plan.ConfiguredAfter).ShouldBe((null, Small with { Vcpus = 4 }));
        machine.After(plan).Rebooted().Plan(Spec with { Vcpus = 1 }).Lines().ShouldBe(["live vcpus: 4 → 1, unplugged live if the guest gives them back (HP1006)"]);
    }

    [Fact]
    public void C7_a_guest_that_gives_nothing_back_such_as_Windows_is_asked_for_nothing_under_unplug_reboot()
    {
        var machine = Running(Small.With(Dimm("ua-hotplug-dimm0", "2GiB"), Vmem("ua-hotplug-vmem0", "2GiB", "1GiB")) with { Vcpus = 4 }, VirtioMem);

        var plan = machine.Plan(Spec with { Vcpus = 2, Memory = Size("2GiB"), Policy = new Policy { Unplug = UnplugPolicy.Reboot } });

        plan.Impact.Live.ShouldBeEmpty();
        plan.Steps().ShouldBe(["write the configuration"]);
        (plan.ConfiguredAfter.Vcpus, plan.ConfiguredAfter.Memory).ShouldBe((2, Size("2GiB")));
        plan.RunningAfter.ShouldBe(machine.Running);
    }
}
