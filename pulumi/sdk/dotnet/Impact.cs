// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug
{
    /// <summary>
    /// What a change would mean for a machine.
    ///
    /// Tells what a change of a machine would mean, in the form of the `impact…` outputs of `VirtualMachine` and from the same planner, without a preview of it and without asking a hypervisor.
    ///
    /// The verdict is `none`, `live`, `reboot` or `replace`, and `unknown` where it depends on facts that `before` does not show, such as free PCIe root ports, the hypervisor's version or which memory devices the machine has; the line in `reboot` then names them. Treat `unknown` like `reboot`. An attribute that the planner would refuse is an error. What only the hypervisor can refuse, such as the limit of a machine type, is left to the preview, whose `impactVerdict` is the last word. It is assumed that the machine type has vCPU hotplug, as those of x86 have.
    ///
    /// `onRebootRequired = "fail"` is answered like `defer`: the verdict is what would be refused. With `before = null` the verdict is `none` for a machine that is created (with `definition`), and `unknown` for one that is adopted.
    /// </summary>
    public static class Impact
    {
        /// <summary>
        /// What a change would mean for a machine.
        ///
        /// Tells what a change of a machine would mean, in the form of the `impact…` outputs of `VirtualMachine` and from the same planner, without a preview of it and without asking a hypervisor.
        ///
        /// The verdict is `none`, `live`, `reboot` or `replace`, and `unknown` where it depends on facts that `before` does not show, such as free PCIe root ports, the hypervisor's version or which memory devices the machine has; the line in `reboot` then names them. Treat `unknown` like `reboot`. An attribute that the planner would refuse is an error. What only the hypervisor can refuse, such as the limit of a machine type, is left to the preview, whose `impactVerdict` is the last word. It is assumed that the machine type has vCPU hotplug, as those of x86 have.
        ///
        /// `onRebootRequired = "fail"` is answered like `defer`: the verdict is what would be refused. With `before = null` the verdict is `none` for a machine that is created (with `definition`), and `unknown` for one that is adopted.
        /// </summary>
        public static Task<ImpactResult> InvokeAsync(ImpactArgs args, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.InvokeAsync<ImpactResult>("hotplug:index:impact", args ?? new ImpactArgs(), options.WithDefaults());

        /// <summary>
        /// What a change would mean for a machine.
        ///
        /// Tells what a change of a machine would mean, in the form of the `impact…` outputs of `VirtualMachine` and from the same planner, without a preview of it and without asking a hypervisor.
        ///
        /// The verdict is `none`, `live`, `reboot` or `replace`, and `unknown` where it depends on facts that `before` does not show, such as free PCIe root ports, the hypervisor's version or which memory devices the machine has; the line in `reboot` then names them. Treat `unknown` like `reboot`. An attribute that the planner would refuse is an error. What only the hypervisor can refuse, such as the limit of a machine type, is left to the preview, whose `impactVerdict` is the last word. It is assumed that the machine type has vCPU hotplug, as those of x86 have.
        ///
        /// `onRebootRequired = "fail"` is answered like `defer`: the verdict is what would be refused. With `before = null` the verdict is `none` for a machine that is created (with `definition`), and `unknown` for one that is adopted.
        /// </summary>
        public static Output<ImpactResult> Invoke(ImpactInvokeArgs args, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.Invoke<ImpactResult>("hotplug:index:impact", args ?? new ImpactInvokeArgs(), options.WithDefaults());

        /// <summary>
        /// What a change would mean for a machine.
        ///
        /// Tells what a change of a machine would mean, in the form of the `impact…` outputs of `VirtualMachine` and from the same planner, without a preview of it and without asking a hypervisor.
        ///
        /// The verdict is `none`, `live`, `reboot` or `replace`, and `unknown` where it depends on facts that `before` does not show, such as free PCIe root ports, the hypervisor's version or which memory devices the machine has; the line in `reboot` then names them. Treat `unknown` like `reboot`. An attribute that the planner would refuse is an error. What only the hypervisor can refuse, such as the limit of a machine type, is left to the preview, whose `impactVerdict` is the last word. It is assumed that the machine type has vCPU hotplug, as those of x86 have.
        ///
        /// `onRebootRequired = "fail"` is answered like `defer`: the verdict is what would be refused. With `before = null` the verdict is `none` for a machine that is created (with `definition`), and `unknown` for one that is adopted.
        /// </summary>
        public static Output<ImpactResult> Invoke(ImpactInvokeArgs args, InvokeOutputOptions options)
            => global::Pulumi.Deployment.Instance.Invoke<ImpactResult>("hotplug:index:impact", args ?? new ImpactInvokeArgs(), options.WithDefaults());
    }

    /// <summary>
    /// What Impact.InvokeAsync is asked with.
    /// </summary>
    public sealed class ImpactArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// An object with the attributes as they shall be, for example `{ vcpus = 4, onRebootRequired = "reboot" }`. What it does not name stays as it is; computed attributes are ignored.
        /// </summary>
        [Input("after", required: true)]
        public object After { get; set; } = null!;

        /// <summary>
        /// The machine as it is: a `VirtualMachine`'s outputs, the result of `getVirtualMachine`, or an object with the same attributes, of which a change of vCPUs needs `vcpus`, `maxVcpus` and `powerState`, and one of memory `memory`, `baseMemory`, `maxMemory`, `memorySlots`, `numaCells` and `powerState`. Null: not managed yet.
        /// </summary>
        [Input("before")]
        public object? Before { get; set; }

        public ImpactArgs()
        {
        }

        public static new ImpactArgs Empty => new ImpactArgs();
    }

    /// <summary>
    /// What Impact.Invoke is asked with.
    /// </summary>
    public sealed class ImpactInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// An object with the attributes as they shall be, for example `{ vcpus = 4, onRebootRequired = "reboot" }`. What it does not name stays as it is; computed attributes are ignored.
        /// </summary>
        [Input("after", required: true)]
        public Input<object> After { get; set; } = null!;

        /// <summary>
        /// The machine as it is: a `VirtualMachine`'s outputs, the result of `getVirtualMachine`, or an object with the same attributes, of which a change of vCPUs needs `vcpus`, `maxVcpus` and `powerState`, and one of memory `memory`, `baseMemory`, `maxMemory`, `memorySlots`, `numaCells` and `powerState`. Null: not managed yet.
        /// </summary>
        [Input("before")]
        public Input<object>? Before { get; set; }

        public ImpactInvokeArgs()
        {
        }

        public static new ImpactInvokeArgs Empty => new ImpactInvokeArgs();
    }

    /// <summary>
    /// What Impact answers.
    /// </summary>
    [OutputType]
    public sealed class ImpactResult
    {
        /// <summary>
        /// Attribute to what is done without stopping the machine, for example `2 → 4, hot-added (HP1001)`: what, how, and the rule's code.
        /// </summary>
        public readonly ImmutableDictionary<string, string> Live;
        /// <summary>
        /// Attribute to what takes effect when the machine has been stopped and started, for example `8GiB → 16GiB, at the next boot (HP2003)`.
        /// </summary>
        public readonly ImmutableDictionary<string, string> Reboot;
        /// <summary>
        /// Whether this update stops the machine. A reboot change that is put off does not.
        /// </summary>
        public readonly bool StopsMachine;
        /// <summary>
        /// The worst of the changes: `none`, `live`, `reboot` or `replace`. In a preview a replacement shows as `+-` rather than here.
        /// </summary>
        public readonly Pulumi.Hotplug.Verdict Verdict;

        [OutputConstructor]
        private ImpactResult(ImmutableDictionary<string, string> live, ImmutableDictionary<string, string> reboot, bool stopsMachine, Pulumi.Hotplug.Verdict verdict)
        {
            this.Live = live;
            this.Reboot = reboot;
            this.StopsMachine = stopsMachine;
            this.Verdict = verdict;
        }
    }
}
