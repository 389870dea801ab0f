using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Schema;

/// <summary>What every data source can be asked with.</summary>
internal static class QuestionRows
{
    public static AttributeSchema Uri { get; } =
        new(Attributes.Uri, ValueKind.Text, Usage.Optional, "The hypervisor to ask, for example `qemu:///system`. Default: the provider's `uri`.");

    public static AttributeSchema Timeouts { get; } =
        new(VirtualMachineSchema.Timeouts, ValueKind.Object, Usage.Optional, "Bounds of the operation.")
        {
            TypeName = "ReadTimeouts",
            Nested = [new(PolicyRows.Read, ValueKind.Duration, Usage.Optional, "Reading. Default: `\"20m\"`.")],
        };
}
