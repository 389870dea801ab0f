using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Schema;

/// <summary>The one schema of the virtual machine, for all surfaces (PRODUCT.md, "The resource").</summary>
public static class VirtualMachineSchema
{
    public const string Description =
        "A virtual machine whose vCPUs and memory are resized while it runs. The plan tells in `impact` which changes are live and which wait for a reboot, and why.";

    public const string Id = "id";
    public const string Impact = "impact";
    public const string PendingReboot = "pending_reboot";
    public const string PendingChanges = "pending_changes";
    public const string LiveValues = "live_values";
    public const string PowerState = Attributes.PowerState;
    public const string Hypervisor = "hypervisor";
    public const string Verdict = "verdict";
    public const string StopsMachine = "stops_machine";
    public const string Live = "live";
    public const string Reboot = "reboot";
    public const string Timeouts = "timeouts";

    public static IReadOnlyList<AttributeSchema> Rows { get; } =
    [
        .. IdentityRows.All,
        .. VcpuRows.All,
        .. MemoryRows.All,
        .. NumaRows.All,
        .. PolicyRows.All,
        .. ResultRows.All,
    ];
}
