using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>What is true of every plan for vCPUs, whatever machine and wish.</summary>
public sealed class CpuProperties
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    private static MachineSpec Count(MachineSpec spec, UnplugPolicy unplug) =>
        new("web") { Vcpus = spec.Vcpus, Policy = Policy.Default with { Unplug = unplug } };

    [Fact]
    public void A_running_machine_gives_up_what_it_can_and_no_more() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = Planner.Plan(Count(request.Spec, UnplugPolicy.Live), request.Snapshot, Nothing);
        if (request.Snapshot.Running is { } running && request.Spec.Vcpus < running.Vcpus && !plan.HasErrors)
        {
            plan.RunningAfter!.Vcpus.ShouldBe(request.Snapshot.Facts.VcpuHotplug ? Math.Max(request.Spec.Vcpus.Value, running.MinVcpus) : running.Vcpus);
            plan.ConfiguredAfter.Vcpus.ShouldBe(request.Spec.Vcpus.Value);
        }
    });

    [Fact]
    public void Nothing_but_a_number_below_it_or_an_undone_one_moves_the_floor() => Property.Holds(SpecGen.Requests, request =>
    {
        var (before, after) = (request.Snapshot.Configured, Planner.Plan(Count(request.Spec, UnplugPolicy.Live), request.Snapshot, Nothing).ConfiguredAfter);
        if (after.MinVcpus != before.MinVcpus)
        {
            (after.MinVcpus == after.Vcpus || after.MinVcpus == request.Snapshot.Running?.MinVcpus).ShouldBeTrue();
        }
    });

    [Fact]
    public void What_a_guest_refused_is_not_asked_of_it_again_once_it_was_left_pending() => Property.Holds(SpecGen.Requests, request =>
    {
        var spec = Count(request.Spec, UnplugPolicy.LiveOrPending);
        var plan = Planner.Plan(spec, request.Snapshot, Nothing);
        if (plan.Steps.Any(s => s.NeedsGuest))
        {
            var refused = request.Snapshot.After(plan) with { Running = plan.RunningAfter! with { Vcpus = request.Snapshot.Running!.Vcpus } };
            var deferred = PendingChanges.Between(refused.Running, refused.Configured).Keys.ToHashSet(StringComparer.Ordinal);

            var again = Planner.Plan(spec, refused, deferred);

            again.Lines().ShouldBeEmpty();
            again.Steps.ShouldBeEmpty();
        }
    });

    [Fact]
    public void With_unplug_reboot_no_guest_is_ever_asked() => Property.Holds(SpecGen.Requests, request =>
        Planner.Plan(request.Spec with { Policy = request.Spec.Policy with { Unplug = UnplugPolicy.Reboot } }, request.Snapshot, Nothing)
            .Steps.Where(s => s.NeedsGuest).ShouldBeEmpty());
}
