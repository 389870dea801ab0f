using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Vcpu;

/// <summary>
/// How many vCPUs of a machine are not hotpluggable. The floor stays when the number of vCPUs grows, or what is added could
/// never be removed live after the next start (RULEBOOK D4), and gives way when the number goes below it.
/// </summary>
internal static class VcpuFloor
{
    /// <summary>The configuration with another number of vCPUs. A machine type without hotplug takes only fixed ones.</summary>
    public static Sizing With(Sizing configured, int vcpus, MachineFacts facts) => vcpus == configured.Vcpus
        ? configured
        : configured with { Vcpus = vcpus, MinVcpus = facts.VcpuHotplug ? Math.Min(configured.MinVcpus, vcpus) : vcpus };

    /// <summary>The lowest number that the running machine can have: whole groups.</summary>
    public static int OfRunning(Sizing running, MachineFacts facts) => VcpuGroups.RoundUp(running.MinVcpus, Math.Max(1, facts.VcpuGranularity));

    /// <summary>
    /// The floor that comes back when a pending reduction is undone before which it had given way; null when none had.
    /// </summary>
    public static int? Undone(Sizing? running, Sizing configured, int vcpus) =>
        running is not null && vcpus == running.Vcpus && configured.Vcpus < vcpus
        && configured.MinVcpus == configured.Vcpus && configured.MinVcpus < running.MinVcpus
            ? running.MinVcpus
            : null;
}
