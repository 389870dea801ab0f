using HotplugIac.Core.Checking;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;
using HotplugIac.Core.Planning.Memory;
using HotplugIac.Core.Planning.Numa;
using HotplugIac.Core.Planning.Resize;
using HotplugIac.Core.Planning.Vcpu;

namespace HotplugIac.Core.Planning;

/// <summary>
/// Decides what is live and what needs a reboot, and in which steps. A pure function: same input, same plan.
/// Each rule is a file of its own under Vcpu, Memory, Numa and Lifecycle.
/// </summary>
public static class Planner
{
    /// <param name="deferred">Attributes whose reboot change an earlier apply wrote and left for the next boot.</param>
    public static PlanResult Plan(MachineSpec spec, MachineSnapshot snapshot, IReadOnlySet<string> deferred)
    {
        spec = CreepingMaximum.AsUnset(spec, snapshot);
        var deferring = OneDefinition.Apply(spec, snapshot, Deferring(spec, snapshot, deferred));
        var plan = LeftMarkPlan.Apply(snapshot, StartAgainPlan.Apply(snapshot, RebootPolicies.Apply(spec.Policy.OnRebootRequired, snapshot, deferring)));
        PlanAssertion.IsRight(spec, snapshot, deferred, plan);
        return plan;
    }

    /// <summary>The plan as under <c>on_reboot_required = "defer"</c>: the running machine is left running.</summary>
    private static PlanResult Deferring(MachineSpec spec, MachineSnapshot snapshot, IReadOnlySet<string> deferred)
    {
        var draft = new PlanDraft(spec, snapshot, deferred);
        Fill(draft);
        if (draft is { HasErrors: true, HasSplitMemoryGrowth: true })
        {
            // The part that could be live needs a slot of its own, and the next boot may have none for the rest: then all waits.
            draft = new PlanDraft(spec, snapshot, deferred) { SplitsMemoryGrowth = false };
            Fill(draft);
        }

        return draft.Finish();
    }

    private static void Fill(PlanDraft draft)
    {
        VcpuInput.Check(draft);
        NumaInput.Check(draft);
        NumaTuneInput.Check(draft);
        MemoryInput.Check(draft);
        ResizeInput.Check(draft);
        if (!draft.HasErrors)
        {
            // Live steps first: a configuration that libvirt then refuses leaves growth that the plan listed anyway,
            // and needs no undo.
            VcpuGrowth.Apply(draft);
            NumaTuneLive.Apply(draft);
            if (AcpiMemory.Concerns(draft.Facts))
            {
                AcpiMemory.Grow(draft);
            }
            else
            {
                MemoryGrowth.Apply(draft);
                MemoryUnplug.Apply(draft);
                ExplicitLive.Apply(draft);
                MemoryResume.Apply(draft);
            }

            // Last of the live steps: a guest that refuses must not hold up growth, and the plug after a vCPU unplug is where
            // QEMU breaks (RULEBOOK E).
            VcpuShrink.Apply(draft);
            MaxVcpusRule.Apply(draft);
            CpuTopologyRule.Apply(draft);
            VcpuCountRule.Apply(draft);
            MinVcpusRule.Apply(draft);
            NumaCellsRule.Apply(draft);
            NumaTuneRule.Apply(draft);
            BaseMemoryRule.Apply(draft);
            MaxMemoryRule.Apply(draft);
            if (AcpiMemory.Concerns(draft.Facts))
            {
                AcpiMemory.Configure(draft);
            }
            else
            {
                MemoryRule.Apply(draft);
            }

            FollowingChanges.Apply(draft);
            NoCells.Check(draft);
            TransientRule.Apply(draft);
            ManagedSaveRule.Apply(draft);
        }
    }
}
