namespace HotplugIac.Core.Model;

/// <summary>How the memory of a machine that is resized as a whole moves.</summary>
public enum ResizeMethod
{
    /// <summary>Not at all while it runs: it has no room to grow.</summary>
    None,

    /// <summary>Grows at once and shrinks with the next reset.</summary>
    Acpi,

    /// <summary>Both ways, if the guest follows.</summary>
    VirtioMem,

    /// <summary>Each zone by itself, as with virtio-mem.</summary>
    Zones,
}

/// <summary>
/// How a machine is resized whose hypervisor keeps one definition for the running machine and its next boot (Cloud Hypervisor,
/// RULEBOOK B): a request changes both at once, maxima and layout are fixed until the machine is made anew, and any reset
/// brings what is pending.
/// </summary>
public sealed record ResizeFacts(ResizeMethod Method)
{
    /// <summary>HOTPLUG_COUNT of Cloud Hypervisor: how often ACPI memory can grow from one boot to the next.</summary>
    public const int GrowthsPerBoot = 8;

    /// <summary>How often ACPI memory can still grow in this boot: 0 to <see cref="GrowthsPerBoot"/>.</summary>
    public int GrowthsLeft { get; init; } = GrowthsPerBoot;

    /// <summary>Whether the machine's process was seen, so that its vCPUs are counted and not only what was asked for.</summary>
    public bool IsSeen { get; init; } = true;

    /// <summary>Whether it is told what the guest has taken of virtio-mem, and not only what it was asked to take (v52).</summary>
    public bool TellsPlugged { get; init; } = true;

    /// <summary>Whether a guest that powers off leaves its machine to be booted again (the VMM runs with <c>--no-shutdown</c>).</summary>
    public bool SurvivesPowerOff { get; init; } = true;
}
