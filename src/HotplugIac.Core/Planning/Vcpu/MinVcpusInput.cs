using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Vcpu;

/// <summary>What is wrong with <c>min_vcpus</c>.</summary>
internal static class MinVcpusInput
{
    public static IEnumerable<(string Attribute, Rule Rule, string Detail)> Problems(MachineSpec spec, int vcpus, MachineFacts facts)
    {
        if (spec.MinVcpus is not { } floor)
        {
            yield break;
        }

        if (!facts.VcpuHotplug && floor != vcpus)
        {
            // Only machine types with vCPU hotplug accept vCPUs that are marked as hotpluggable.
            yield return (Attributes.MinVcpus, InputRules.MinVcpus,
                $"min_vcpus = {floor} is not possible: {VcpuInput.Machine(facts)} has no vCPU hotplug, so none of its {vcpus} vCPUs can be unplugged. Leave min_vcpus out.");
        }
        else if (floor < 1)
        {
            yield return (Attributes.MinVcpus, InputRules.MinVcpus, $"min_vcpus = {floor} is not possible: choose a whole number from 1 to {vcpus}.");
        }
        else if (floor > vcpus)
        {
            yield return (Attributes.MinVcpus, InputRules.MinVcpus, $"min_vcpus = {floor} is above vcpus, which is {vcpus}: choose a whole number from 1 to {vcpus}, or raise vcpus to {floor} or more.");
        }
    }
}
