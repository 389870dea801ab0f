using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Schema;

/// <summary>The provider's own configuration.</summary>
public static class ProviderSchema
{
    public const string Description = "Resizes virtual machines while they run, and says before which changes need a reboot.";

    public static IReadOnlyList<AttributeSchema> Rows { get; } =
    [
        new(Attributes.Uri, ValueKind.Text, Usage.Optional,
            "The hypervisor of every machine that names none, for example `qemu:///system` or `qemu+ssh://host/system`. Environment: `HOTPLUG_URI`."),
    ];
}
