using HotplugIac.Core.Model;
using HotplugIac.Resources.Input;

namespace HotplugIac.Resources.Schema;

/// <summary>How changes may be carried out. These attributes change no machine by themselves.</summary>
public static class PolicyRows
{
    public const string Create = "create";
    public const string Read = "read";
    public const string Update = "update";
    public const string Delete = "delete";

    internal static IReadOnlyList<AttributeSchema> All { get; } =
    [
        new(Attributes.OnRebootRequired, ValueKind.Text, Usage.Optional,
            "What happens when a change needs the machine to be stopped and started. `defer` (default): it is written to the configuration, the machine keeps running, and the change is shown as pending. `reboot`: it is written, and the machine is stopped gracefully and started once. `fail`: an error in the plan, also for a replacement.") { Choice = Choices.OnRebootRequired.Schema },
        new(Attributes.Unplug, ValueKind.Text, Usage.Optional,
            "How a running machine gives vCPUs and memory back. `live` (default): the guest is asked, and refusing is an error. `live_or_pending`: what the guest refuses within `unplug_timeout` waits for the next boot, with a warning. `reboot`: the guest is never asked, reductions take effect at the next boot; for guests that cannot unplug, such as Windows.") { Choice = Choices.Unplug.Schema },
        new(Attributes.ShutdownTimeout, ValueKind.Duration, Usage.Optional, "How long a graceful shutdown may take: a duration with a unit (`h`, `m`, `s`, `ms`) such as `\"90s\"`, at most 720h. Default: `\"5m\"`."),
        new(Attributes.UnplugTimeout, ValueKind.Duration, Usage.Optional, "How long a guest may take to give a vCPU or memory back: a duration such as `\"90s\"`, at most 720h. Default: `\"60s\"`."),
        new(Attributes.ForceStop, ValueKind.Flag, Usage.Optional, "Whether a machine that has not shut down within `shutdown_timeout` is turned off hard. Default: `false`, the apply fails and the machine keeps running."),
        new(Attributes.Guest, ValueKind.Text, Usage.Optional,
            "What the guest agent is used for after growth. `auto` (default): where an agent answers, look whether vCPUs and memory came online, and online what stays offline. `verify`: look only; what is offline, or no agent, is an error. `online`: look and online; the rest is an error. `ignore`: never talk to the agent.") { Choice = Choices.Guest.Schema },
        new(VirtualMachineSchema.Timeouts, ValueKind.Object, Usage.Optional, "Bounds of whole operations, each a duration such as `\"30m\"`, at most 720h. Waiting for the turn behind other machines' power cycles does not count.")
        {
            TypeName = "OperationTimeouts",
            Nested =
            [
                new(Create, ValueKind.Duration, Usage.Optional, "Creating or adopting. Default: `\"20m\"`."),
                new(Read, ValueKind.Duration, Usage.Optional, "Refreshing. Default: `\"20m\"`."),
                new(Update, ValueKind.Duration, Usage.Optional, "Changing. Default: `\"20m\"`."),
                new(Delete, ValueKind.Duration, Usage.Optional, "Deleting or releasing. Default: `\"20m\"`."),
            ],
        },
    ];
}
