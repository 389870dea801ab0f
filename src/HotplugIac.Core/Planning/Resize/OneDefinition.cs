using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Resize;

/// <summary>
/// What becomes of a plan where one definition serves the running machine and its next boot (RULEBOOK B). It is first made as for
/// any machine; then what is fixed for the life of the machine is a reason to make it anew, what cannot be put off is refused, and
/// what goes in one request goes in one.
/// </summary>
internal static class OneDefinition
{
    /// <summary>Fixed from <c>vm.create</c> on (RULEBOOK B, the rows of class RECREATE).</summary>
    private static readonly string[] Fixed =
    [
        Attributes.MaxVcpus, Attributes.MinVcpus, Attributes.CpuTopology, Attributes.MaxMemory, Attributes.MemorySlots,
        Attributes.MemoryDevices, Attributes.NumaCells, Attributes.NumaTune,
    ];

    public static PlanResult Apply(MachineSpec spec, MachineSnapshot snapshot, PlanResult deferring)
    {
        if (deferring.HasErrors || snapshot.Facts.Resize is not { } resize)
        {
            return deferring;
        }

        var reasons = deferring.Impact.Changes.Where(c => IsAsked(spec, c.Attribute) && IsFixed(c, snapshot.Facts)).Concat(OtherMethod(spec, resize)).ToList();
        if (reasons.Count > 0)
        {
            return Anew(snapshot, deferring, reasons);
        }

        List<Problem> refusals =
        [
            .. PutOff.Refusals(spec, snapshot, deferring),
            .. PendingRemoval.Refusals(snapshot, deferring),
            .. Stopping.Refusals(spec, snapshot, resize, deferring),
        ];
        return refusals.Count > 0
            ? new PlanResult(Impact.None, [], snapshot.Running, snapshot.Configured, [.. deferring.Problems, .. refusals])
            : deferring with { Steps = OneRequest.Of(deferring.Steps), Problems = [.. deferring.Problems, .. Unseen(snapshot, resize, deferring)] };
    }

    /// <summary>How a machine grows is a reason of its own (<see cref="OtherMethod"/>), and moves nothing before.</summary>
    public static MachineSpec WithoutMethod(MachineSpec spec, MachineFacts facts) => facts.Resize is null ? spec : spec with { MemoryMethod = null };

    /// <summary><c>hotplug_method</c>: one that has no room to grow has not chosen.</summary>
    private static IEnumerable<Change> OtherMethod(MachineSpec spec, ResizeFacts resize)
    {
        var there = resize.Method switch
        {
            ResizeMethod.Acpi => MemoryModel.Dimm,
            ResizeMethod.VirtioMem or ResizeMethod.Zones => MemoryModel.VirtioMem,
            _ => (MemoryModel?)null,
        };
        if (spec.MemoryMethod is { } wanted && there is { } now && wanted != now)
        {
            yield return new Change(Attributes.MemoryMethod, ImpactClass.Replace, Name(now), Name(wanted), string.Empty, ResizeRules.MadeAnew.Code);
        }
    }

    private static string Name(MemoryModel method) => method == MemoryModel.Dimm ? "dimm" : "virtio-mem";

    /// <summary>What is asked for and cannot be looked at afterwards: a wish is no fact (RULEBOOK D14).</summary>
    private static IEnumerable<Problem> Unseen(MachineSnapshot snapshot, ResizeFacts resize, PlanResult deferring)
    {
        if (!resize.IsSeen && deferring.Steps.Any(s => s is SetVcpusStep))
        {
            yield return Problem.Warning(Attributes.Vcpus, ResizeRules.Unseen,
                $"The process of \"{snapshot.Name}\" cannot be seen from here, so its vCPUs are told as they were asked for and not as they are. {ResizeRules.Unseen.Remedy}");
        }

        if (!resize.TellsPlugged && deferring.Steps.Any(s => s is ResizeMemoryDeviceStep))
        {
            yield return Problem.Warning(Attributes.Memory, ResizeRules.Untold,
                $"What the guest of \"{snapshot.Name}\" takes or gives back of virtio-mem is not told by {snapshot.Facts.MachineType}, so its memory is told as it was asked for. {ResizeRules.Untold.Remedy}");
        }
    }

    /// <summary>What only follows from another change is no reason of its own: the machine that is made anew has it too.</summary>
    private static bool IsAsked(MachineSpec spec, string attribute) => attribute switch
    {
        Attributes.MaxVcpus => spec.MaxVcpus is not null,
        Attributes.MinVcpus => spec.MinVcpus is not null,
        Attributes.CpuTopology => spec.Topology is not null,
        Attributes.BaseMemory => spec.BaseMemory is not null,
        Attributes.MaxMemory => spec.MaxMemory is not null,
        Attributes.MemorySlots => spec.MemorySlots is not null,
        Attributes.MemoryDevices => spec.MemoryDevices is not null,
        Attributes.NumaCells => spec.NumaCells is not null,
        Attributes.NumaTune => spec.NumaTune is not null,
        _ => false,
    };

    /// <summary>Base memory moves with ACPI memory, and is what a machine with virtio-mem was made with.</summary>
    private static bool IsFixed(Change change, MachineFacts facts) =>
        (change.Class == ImpactClass.Reboot || change.Code == LifecycleRules.PoweredOff.Code)
        && (Fixed.Contains(change.Attribute) || (change.Attribute == Attributes.BaseMemory && !AcpiMemory.Concerns(facts)));

    private static PlanResult Anew(MachineSnapshot snapshot, PlanResult deferring, IEnumerable<Change> reasons) =>
        new(
            new Impact(reasons.Select(c => new Change(c.Attribute, ImpactClass.Replace, c.From, c.To, "fixed since the machine was made, which is made anew for it", ResizeRules.MadeAnew.Code)).ToEquatableList()),
            [],
            snapshot.Running,
            snapshot.Configured,
            deferring.Problems);
}
