using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Resize;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests;

/// <summary>What the resource says of machines that are resized as a whole (RULEBOOK B).</summary>
public sealed class ResizedMachineTests
{
    private static readonly MachineFacts Acpi = new() { FreeRootPorts = 0, SlotLimit = 0, Resize = new ResizeFacts(ResizeMethod.Acpi) };
    private static readonly Sizing Grown = AcpiMemory.With(PeerHosts.Small with { MemorySlots = 0 }, ByteSize.FromGiB(4));

    [Fact]
    public async Task A_reduction_that_any_reset_brings_is_not_told_to_need_a_stop()
    {
        await using var hosts = new PeerHosts(Grown, Acpi);
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config(("memory", Value.Of("4GiB"))));

        var warning = resource.Plan(adopted.State, PeerHosts.Config(), adopted.Private).Problems.ShouldHaveSingleItem();

        (warning.Severity, warning.Code).ShouldBe((Severity.Warning, "HP2015"));
        warning.Detail.ShouldEndWith("until its next reset. A reboot from inside the guest is one.");
    }

    [Fact]
    public async Task What_is_fixed_replaces_a_machine_with_a_definition_and_the_plan_says_why()
    {
        await using var hosts = new PeerHosts(Grown, Acpi);
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config(("memory", Value.Of("4GiB"))));

        var plan = resource.Plan(adopted.State, PeerHosts.Config(("memory", Value.Of("4GiB")), ("definition", Value.Of("{}")), ("max_vcpus", Value.Of(8))), adopted.Private);

        plan.Replaces.ShouldBe(["max_vcpus"]);
        var warning = plan.Problems.ShouldHaveSingleItem();
        (warning.Severity, warning.Code, warning.Attribute).ShouldBe((Severity.Warning, "HP4036", "max_vcpus"));
        warning.Detail.ShouldStartWith("\"web\" is made anew, which stops its guest: max_vcpus 4 → 8.");
    }

    [Fact]
    public async Task The_maximum_that_was_asked_for_stays_in_the_state_when_a_reset_has_moved_it_up()
    {
        await using var hosts = new PeerHosts(Grown, Acpi);
        var resource = hosts.Provider();
        var config = PeerHosts.Config(("memory", Value.Of("4GiB")), ("max_memory", Value.Of("8GiB")));
        var adopted = resource.Adopt(config);
        hosts.Machine.Running = hosts.Machine.Configured = PeerHosts.Small with { MemorySlots = 0, BaseMemory = ByteSize.FromGiB(4), MaxMemory = ByteSize.FromGiB(10) };

        var read = resource.Read(adopted.State!, adopted.Private);

        read.State!["max_memory"].Text().ShouldBe("8GiB");
        var plan = resource.Plan(read.State, config, read.Private);
        plan.Problems.ShouldBeEmpty();
        plan.Planned.At("impact", "verdict").Text().ShouldBe("none");
    }
}
