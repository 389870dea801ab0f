using HotplugIac.Resources.Forecasting;
using HotplugIac.Resources.Schema;

namespace HotplugIac.Resources.Functions;

/// <summary><c>impact</c>: what a change would mean, before anybody plans it.</summary>
internal static class ImpactFunction
{
    public static FunctionSchema Schema { get; } = new("impact", "What a change would mean for a machine",
        "Tells what a change of a machine would mean, in the form of the `impact` attribute of `hotplug_virtual_machine` and from the same planner, without a plan of it and without asking a hypervisor.\n\n"
        + "The verdict is `none`, `live`, `reboot` or `replace`, and `unknown` where it depends on facts that `before` does not show, such as free PCIe root ports, the hypervisor's version or which memory devices "
        + "the machine has; the line in `reboot` then names them. Treat `unknown` like `reboot`. An attribute that the planner would refuse is an error. What only the hypervisor can refuse, such as the limit of a machine type, is left to the plan, "
        + "whose `impact` attribute is the last word. It is assumed that the machine type has vCPU hotplug, as those of x86 have.\n\n"
        + "`on_reboot_required = \"fail\"` is answered like `defer`: the verdict is what would be refused. With `before = null` the verdict is `none` for a machine that is created (with `definition`), and `unknown` for one that is adopted."
        + FunctionTable.NeedsTerraform,
        [
            new("before", ValueKind.Any, Usage.Optional,
                "The machine as it is: `hotplug_virtual_machine.NAME`, `data.hotplug_virtual_machine.NAME`, or an object with the same attributes, of which a change of vCPUs needs `vcpus`, `max_vcpus` and `power_state`, and one of memory "
                + "`memory`, `base_memory`, `max_memory`, `memory_slots`, `numa_cells` and `power_state`. Null: not managed yet."),
            new("after", ValueKind.Any, Usage.Required,
                "An object with the attributes as they shall be, for example `{ vcpus = 4, on_reboot_required = \"reboot\" }`. What it does not name stays as it is; computed attributes are ignored."),
        ],
        VirtualMachineSchema.Rows.First(r => r.Name == VirtualMachineSchema.Impact))
    {
        Call = static arguments => ImpactForecast.Of(arguments[0], arguments[1]) switch
        {
            { Error: { } error } => FunctionReply.Fail(error.InAfter ? 1 : 0, error.Text),
            { Impact: var impact } => FunctionReply.Of(impact!),
        },
    };
}
