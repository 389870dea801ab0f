using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Resize;

/// <summary>
/// Changes that cannot wait in a definition of their own: a running machine's numbers change when they are written (RULEBOOK B). Only
/// less ACPI memory can be put off; the rest takes a stop, in which it is written.
/// </summary>
internal static class PutOff
{
    public static IEnumerable<Problem> Refusals(MachineSpec spec, MachineSnapshot snapshot, PlanResult deferring)
    {
        if (snapshot.Running is null)
        {
            return Off(snapshot, deferring);
        }

        var stops = spec.Policy.OnRebootRequired == RebootPolicy.Reboot;
        return deferring.Impact.Reboot
            .Where(c => c.Attribute is Attributes.Vcpus or Attributes.Memory && c.Code != ResizeRules.AcpiShrink.Code && !(stops && IsWrittenOff(c.Attribute, snapshot.Facts)))
            .Select(c => Problem.Error(c.Attribute, ResizeRules.CannotWait,
                $"{c.Attribute} cannot go from {c.From} to {c.To} while \"{snapshot.Name}\" runs ({c.How}), and it cannot be left for the next boot either: {ResizeRules.CannotWait.Why} {Remedy(c.Attribute, snapshot.Facts)}"));
    }

    /// <summary>What <c>vm.resize</c> writes of a machine that is off: vCPUs and memory, but no virtio-mem request.</summary>
    private static bool IsWrittenOff(string attribute, MachineFacts facts) =>
        attribute == Attributes.Vcpus || (attribute == Attributes.Memory && AcpiMemory.Concerns(facts));

    private static IEnumerable<Problem> Off(MachineSnapshot snapshot, PlanResult deferring) => deferring.Impact.Changes
        .Where(c => c.Attribute is Attributes.Memory or Attributes.BaseMemory && !AcpiMemory.Concerns(snapshot.Facts))
        .Select(c => Problem.Error(c.Attribute, ResizeRules.CannotWait,
            $"{c.Attribute} cannot go from {c.From} to {c.To} while \"{snapshot.Name}\" is off: its guest's virtio-mem driver is asked for it. Boot the machine first (ch-remote boot), then apply again."));

    private static string Remedy(string attribute, MachineFacts facts) => IsWrittenOff(attribute, facts)
        ? "Set on_reboot_required = \"reboot\" to have the machine stopped for it, or choose a value that can be reached live."
        : "Set unplug = \"live\" to have the guest asked for it, or choose a value that can be reached live.";
}
