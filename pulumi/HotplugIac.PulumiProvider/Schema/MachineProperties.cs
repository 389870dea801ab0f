using HotplugIac.PulumiProvider.Naming;
using HotplugIac.Resources.Schema;

namespace HotplugIac.PulumiProvider.Schema;

/// <summary>The resource's rows as Pulumi has them: without <c>id</c>, which every resource has, and with a flat <c>impact</c>.</summary>
internal static class MachineProperties
{
    public static IReadOnlyList<AttributeSchema> Inputs { get; } =
        [.. VirtualMachineSchema.Rows.Where(r => r.Usage != Usage.Computed)];

    public static IReadOnlyList<AttributeSchema> Outputs { get; } =
        [.. VirtualMachineSchema.Rows.Where(r => r.Name != VirtualMachineSchema.Id).SelectMany(r => r.Name == VirtualMachineSchema.Impact ? Impact(r) : [r])];

    private static IEnumerable<AttributeSchema> Impact(AttributeSchema impact) => impact.Nested.Select(r => r with { Name = FlatName(r.Name) });

    public static string FlatName(string nested) => nested switch
    {
        VirtualMachineSchema.Verdict => Names.ImpactVerdict,
        VirtualMachineSchema.StopsMachine => Names.ImpactStopsMachine,
        VirtualMachineSchema.Live => Names.ImpactLive,
        VirtualMachineSchema.Reboot => Names.ImpactReboot,
        _ => throw new ArgumentOutOfRangeException(nameof(nested), nested, "no part of impact"),
    };
}
