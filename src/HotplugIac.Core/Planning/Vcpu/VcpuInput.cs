using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Vcpu;

/// <summary>What is wrong with <c>vcpus</c>, <c>max_vcpus</c>, <c>min_vcpus</c> and <c>cpu_topology</c> before anything is planned.</summary>
internal static class VcpuInput
{
    public static void Check(PlanDraft draft)
    {
        var (spec, configured) = (draft.Spec, draft.Configured);
        var maximum = spec.MaxVcpus ?? configured.MaxVcpus;
        foreach (var (attribute, rule, detail) in Problems(spec, configured, maximum, draft.Facts, "max_vcpus of the machine"))
        {
            draft.Fail(attribute, rule, detail);
        }

        if (!draft.HasErrors && spec.Topology is null && maximum != configured.MaxVcpus && configured.Topology is { } topology && topology.ScaleTo(maximum) is null)
        {
            draft.Fail(Attributes.MaxVcpus, NumaRules.Topology, TopologyInput.Misfit("the machine's", topology, maximum, spec.Vcpus ?? configured.Vcpus, draft.Facts));
        }
    }

    /// <summary>The checks that create and change share.</summary>
    /// <param name="other">Where what the user does not set comes from.</param>
    public static IEnumerable<(string Attribute, Rule Rule, string Detail)> Problems(
        MachineSpec spec, Sizing other, int maximum, MachineFacts facts, string whereMaximumIs)
    {
        var ranges = Ranges(spec, other.Vcpus, maximum, facts, whereMaximumIs).ToList();
        if (ranges.Count > 0)
        {
            return ranges;
        }

        var topology = TopologyInput.Problems(spec, maximum, facts).ToList();
        if (topology.Count > 0)
        {
            return topology;
        }

        var vcpus = spec.Vcpus ?? other.Vcpus;
        return MinVcpusInput.Problems(spec, vcpus, facts)
            .Concat(VcpuGroups.Problems(spec, vcpus, maximum, VcpuGroups.Of(facts, spec.Topology ?? other.Topology)));
    }

    /// <summary>The most vCPUs that the machine can be given.</summary>
    public static int Limit(MachineFacts facts) => facts.VcpuLimit > 0 ? facts.VcpuLimit : CpuSet.LargestId + 1;

    /// <summary>The machine by its type, for messages.</summary>
    public static string Machine(MachineFacts facts) => facts.MachineType.Length > 0 ? $"machine type {facts.MachineType}" : "the machine";

    /// <summary>When another maximum is there.</summary>
    internal static string Later(MachineFacts facts) => facts.Resize is null ? "takes effect at the next boot" : "for which the machine is made anew";

    private static IEnumerable<(string Attribute, Rule Rule, string Detail)> Ranges(
        MachineSpec spec, int otherVcpus, int maximum, MachineFacts facts, string whereMaximumIs)
    {
        var vcpus = spec.Vcpus ?? otherVcpus;
        var limit = Limit(facts);
        var machine = Machine(facts);
        if (spec.Vcpus < 1)
        {
            yield return (Attributes.Vcpus, InputRules.VcpuRange, $"vcpus = {spec.Vcpus} is not possible: choose a whole number from 1 to {Math.Min(Math.Max(maximum, 1), limit)}.");
        }
        else if (spec.Vcpus > limit)
        {
            yield return (Attributes.Vcpus, InputRules.VcpuLimit, $"vcpus = {spec.Vcpus} is above the limit of {machine}, which is {limit}. {InputRules.VcpuLimit.Remedy}");
        }

        if (spec.MaxVcpus < 1)
        {
            yield return (Attributes.MaxVcpus, InputRules.VcpuRange, $"max_vcpus = {spec.MaxVcpus} is not possible: choose a whole number from {Math.Max(vcpus, 1)} to {limit}.");
        }
        else if (spec.MaxVcpus > limit)
        {
            yield return (Attributes.MaxVcpus, InputRules.VcpuLimit, $"max_vcpus = {spec.MaxVcpus} is above the limit of {machine}, which is {limit}. {InputRules.VcpuLimit.Remedy}");
        }
        else if (spec.Vcpus <= limit && spec.Vcpus > maximum)
        {
            var where = spec.MaxVcpus is null ? whereMaximumIs : "max_vcpus";
            yield return (Attributes.Vcpus, InputRules.VcpuRange,
                $"vcpus = {spec.Vcpus} is above {where}, which is {maximum}: choose 1 to {maximum}, or set max_vcpus to {spec.Vcpus} or more ({Later(facts)}).");
        }
        else if (spec.Vcpus is null && vcpus > maximum)
        {
            yield return (Attributes.MaxVcpus, InputRules.VcpuRange, $"max_vcpus = {maximum} is below the machine's {Counted.Of(vcpus, "vCPU")}: choose {vcpus} to {limit}, or set vcpus too.");
        }
    }
}
