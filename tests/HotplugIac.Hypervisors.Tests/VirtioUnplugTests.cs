using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Tests.Peer;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>virtio-mem that shrinks, stops half way, or does not shrink at all (RULEBOOK A2 "virtio-mem requested up/down").</summary>
public sealed class VirtioUnplugTests
{
    private static readonly MachineSpec Spec = new("web") { Memory = Size("3GiB") };

    /// <summary>2 GiB of base memory and 4 GiB of virtio-mem.</summary>
    private static ApplierFixture Lab(string keeps = "0B", string gives = "1GiB")
    {
        var device = Virtio.Devices[0] with { Requested = Size("4GiB"), Current = Size("4GiB") };
        var lab = new ApplierFixture(Virtio with { Devices = [device] }, new MachineFacts { VirtioMem = true });
        lab.Machine.Guest.Unplugging = Unplugging.Obeys;
        lab.Machine.Guest.Keeps = Size(keeps);
        lab.Machine.GuestTakes = Size(gives);
        return lab;
    }

    [Fact]
    public void A2_virtio_mem_requested_down_is_followed_to_convergence()
    {
        var lab = Lab();

        lab.Apply(Spec).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["live: resize the virtio-mem device ua-m from 4GiB to 1GiB", "write"]);
        (lab.Machine.Running!.Devices[0].Requested, lab.Machine.Running.Devices[0].Current).ShouldBe((Size("1GiB"), Size("1GiB")));
        lab.Machine.Configured.Memory.ShouldBe(Size("3GiB"));
        lab.ShouldConverge(Spec);
    }

    [Fact]
    public void A_guest_that_takes_long_but_moves_is_waited_for()
    {
        var lab = Lab(gives: "2MiB");

        lab.Apply(Spec).Problems.ShouldBeEmpty();

        lab.Time.Elapsed.ShouldBeGreaterThan(Policy.Default.UnplugTimeout);
    }

    [Fact]
    public void A2_E_a_shrink_that_stops_half_way_is_an_error_and_the_request_says_what_is_there()
    {
        var lab = Lab(keeps: "2561MiB");

        var outcome = lab.Apply(Spec);

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Code, problem.Attribute).ShouldBe((Severity.Error, "HP4017", "memory"));
        problem.Detail.ShouldContain("The guest has kept 2561MiB of the virtio-mem device ua-m. The request was set back to 2562MiB.");
        lab.Hypervisor.Calls[^1].ShouldBe("live: resize the virtio-mem device ua-m from 1GiB to 2562MiB");
        outcome.Snapshot!.Running!.Devices[0].Requested.ShouldBe(Size("2562MiB"));
        outcome.Snapshot.Configured.Memory.ShouldBe(Size("6GiB"), "the configuration is not written");

        // Nothing happens later unasked, although the guest would now.
        lab.Machine.Guest.Keeps = ByteSize.Zero;
        lab.Machine.Look().Running!.Devices[0].Current.ShouldBe(Size("2562MiB"));
        lab.ShouldConverge(Spec);
    }

    [Fact]
    public void A2_a_shrink_that_stops_half_way_is_pending_under_live_or_pending()
    {
        var lab = Lab(keeps: "2GiB");

        var outcome = lab.Apply(Spec with { Policy = new Policy { Unplug = UnplugPolicy.LiveOrPending, UnplugTimeout = TimeSpan.FromSeconds(5) } });

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Code).ShouldBe((Severity.Warning, "HP4020"));
        (outcome.Snapshot!.Running!.Memory, outcome.Snapshot.Configured.Memory).ShouldBe((Size("4GiB"), Size("3GiB")));
    }

    [Fact]
    public void A_request_that_cannot_be_set_back_is_told()
    {
        var lab = Lab(keeps: "2GiB");
        lab.Hypervisor.Fails.Add(2);

        lab.Apply(Spec).Problems.ShouldHaveSingleItem().Detail.ShouldContain("The request could not be set back to 2GiB: internal error: no");
    }

    [Fact]
    public void A_cancelled_shrink_leaves_no_request_that_goes_on()
    {
        var lab = Lab(keeps: "2GiB");
        using var cancel = new CancellationTokenSource();
        lab.Hypervisor.BeforeRead = read =>
        {
            if (read == 10)
            {
                cancel.Cancel();
            }
        };

        lab.Apply(Spec, cancellationToken: cancel.Token).Problems.ShouldHaveSingleItem().Detail.ShouldContain("Stopped during the step");

        lab.Machine.Running!.Devices[0].Requested.ShouldBe(Size("2GiB"));
    }
}
