using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>A definition whose maximum leaves no room and that has slots all the same: libvirt takes it, QEMU does not start it (RULEBOOK A2).</summary>
public sealed class OddMaximumTests
{
    private static readonly Sizing Odd = Small with { MaxMemory = Small.BaseMemory };

    [Fact]
    public void A2_a_maximum_that_leaves_no_room_is_left_alone_by_a_change_that_does_not_concern_it()
    {
        foreach (var spec in new[] { Spec with { Vcpus = 4 }, Spec with { MinVcpus = 2 }, Spec with { Memory = Size("2GiB"), Vcpus = 3 } })
        {
            var configured = Pending(Small, Odd).Plan(spec).ConfiguredAfter;

            (configured.MaxMemory, configured.MemorySlots).ShouldBe((Odd.MaxMemory, Odd.MemorySlots));
        }
    }

    [Fact]
    public void A2_a_machine_is_not_stopped_for_a_configuration_that_does_not_start()
    {
        var stop = new Policy { OnRebootRequired = RebootPolicy.Reboot };

        var error = Pending(Small, Odd).Plan(Spec with { MinVcpus = 2, Policy = stop }).OnlyError();
        var mended = Pending(Small, Odd).Plan(Spec with { MinVcpus = 2, MaxMemory = Size("4GiB"), Policy = stop });

        (error.Attribute, error.Code).ShouldBe((Attributes.MaxMemory, "HP9006"));
        error.Detail.ShouldContain("Set max_memory above 2GiB, or to 2GiB with memory_slots = 0.");
        mended.Impact.StopsMachine.ShouldBeTrue();
        Pending(Small, Odd).Plan(Spec with { MaxMemory = Size("2GiB"), MemorySlots = 0, Policy = stop }).ConfiguredAfter.MemorySlots.ShouldBe(0);
    }
}
