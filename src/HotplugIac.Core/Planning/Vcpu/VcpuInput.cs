using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Vcpu;

/// <summary>What is wrong with <c>vcpus</c> and <c>max_vcpus</c> before anything is planned.</summary>
internal static class VcpuInput
{
    public static void Check(PlanDraft draft)
    {
        var maximum = draft.Spec.MaxVcpus ?? draft.Configured.MaxVcpus;
        foreach (var (attribute, rule, detail) in Problems(draft.Spec, draft.Configured.Vcpus, maximum, draft.Facts, "max_vcpus of the machine"))
        {
            draft.Fail(attribute, rule, detail);
        }

        if (!draft.HasErrors && maximum != draft.Configured.MaxVcpus && draft.Configured.Topology is { } topology
            && topology.ScaleTo(maximum) is null)
        {
            draft.Fail(Attributes.MaxVcpus, NumaRules.Topology, $"max_vcpus = {maximum} does not fit the machine's topology of {topology}. {NumaRules.Topology.Remedy}");
        }
    }

    /// <summary>The checks that create and change share.</summary>
    /// <param name="otherVcpus">The number of vCPUs when the user sets none.</param>
    public static IEnumerable<(string Attribute, Rule Rule, string Detail)> Problems(
        MachineSpec spec, int otherVcpus, int maximum, MachineFacts facts, string whereMaximumIs)
    {
        var vcpus = spec.Vcpus ?? otherVcpus;
        var limit = facts.VcpuLimit > 0 ? facts.VcpuLimit : CpuSet.LargestId + 1;
        var machine = facts.MachineType.Length > 0 ? $"machine type {facts.MachineType}" : "the machine";
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
                $"vcpus = {spec.Vcpus} is above {where}, which is {maximum}: choose 1 to {maximum}, or set max_vcpus to {spec.Vcpus} or more (takes effect at the next boot).");
        }
        else if (spec.Vcpus is null && vcpus > maximum)
        {
            yield return (Attributes.MaxVcpus, InputRules.VcpuRange, $"max_vcpus = {maximum} is below the machine's {vcpus} vCPUs: choose {vcpus} to {limit}, or set vcpus too.");
        }
    }
}
