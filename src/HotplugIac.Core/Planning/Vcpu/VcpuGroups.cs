using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Vcpu;

/// <summary>Where only whole cores come and go, numbers of vCPUs are multiples of a core's threads (RULEBOOK A1, third row).</summary>
internal static class VcpuGroups
{
    /// <summary>
    /// The size of a group, 1 where vCPUs come one by one. It must suit the running machine's cores and those of the topology
    /// that the machine will have.
    /// </summary>
    public static int Of(MachineFacts facts, CpuTopology? topology)
    {
        var running = Math.Max(1, facts.VcpuGranularity);
        var threads = running > 1 && topology is { Threads: > 0 and <= CpuSet.LargestId } ? topology.Threads : 1;
        var common = Enumerable.Range(1, Math.Min(running, threads)).Last(n => running % n == 0 && threads % n == 0);
        return running / common * threads;
    }

    public static int RoundDown(int vcpus, int group) => vcpus / group * group;

    public static int RoundUp(int vcpus, int group) => (vcpus + group - 1) / group * group;

    public static IEnumerable<(string Attribute, Rule Rule, string Detail)> Problems(MachineSpec spec, int vcpus, int maximum, int group)
    {
        // A number that nobody touches is the machine's own affair, unless other threads make it a wrong one.
        if ((spec.Vcpus is not null || spec.Topology is not null) && vcpus % group != 0)
        {
            yield return (Attributes.Vcpus, InputRules.VcpuGranularity, Detail("vcpus", vcpus, group, maximum));
        }

        if (spec.MaxVcpus is not null && maximum % group != 0)
        {
            yield return (Attributes.MaxVcpus, InputRules.VcpuGranularity, Detail("max_vcpus", maximum, group, CpuSet.LargestId + 1));
        }

        if (spec.MinVcpus is { } floor && floor % group != 0)
        {
            yield return (Attributes.MinVcpus, InputRules.VcpuGranularity, Detail("min_vcpus", floor, group, vcpus));
        }
    }

    private static string Detail(string attribute, int value, int group, int highest)
    {
        var below = value / group * group;
        var above = below + group;
        var nearest = below == 0 ? $"The nearest number is {above}."
            : above > highest ? $"The nearest number is {below}."
            : $"The nearest numbers are {below} and {above}.";
        return $"{attribute} = {value} is not possible: vCPUs of this machine come in whole cores of {group} threads. {nearest}";
    }
}
