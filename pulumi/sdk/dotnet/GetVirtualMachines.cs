// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug
{
    /// <summary>
    /// The virtual machines of a hypervisor, read in one go. Filters are combined; without any, all machines are listed. A machine that cannot be read is in the list with an `error` and without its values, and a warning tells it. A hypervisor that cannot be reached is an error, whatever the provider's `onUnreachable` says: there is no last known state that could be kept.
    /// </summary>
    public static class GetVirtualMachines
    {
        /// <summary>
        /// The virtual machines of a hypervisor, read in one go. Filters are combined; without any, all machines are listed. A machine that cannot be read is in the list with an `error` and without its values, and a warning tells it. A hypervisor that cannot be reached is an error, whatever the provider's `onUnreachable` says: there is no last known state that could be kept.
        /// </summary>
        public static Task<GetVirtualMachinesResult> InvokeAsync(GetVirtualMachinesArgs? args = null, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.InvokeAsync<GetVirtualMachinesResult>("hotplug:index:getVirtualMachines", args ?? new GetVirtualMachinesArgs(), options.WithDefaults());

        /// <summary>
        /// The virtual machines of a hypervisor, read in one go. Filters are combined; without any, all machines are listed. A machine that cannot be read is in the list with an `error` and without its values, and a warning tells it. A hypervisor that cannot be reached is an error, whatever the provider's `onUnreachable` says: there is no last known state that could be kept.
        /// </summary>
        public static Output<GetVirtualMachinesResult> Invoke(GetVirtualMachinesInvokeArgs? args = null, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.Invoke<GetVirtualMachinesResult>("hotplug:index:getVirtualMachines", args ?? new GetVirtualMachinesInvokeArgs(), options.WithDefaults());

        /// <summary>
        /// The virtual machines of a hypervisor, read in one go. Filters are combined; without any, all machines are listed. A machine that cannot be read is in the list with an `error` and without its values, and a warning tells it. A hypervisor that cannot be reached is an error, whatever the provider's `onUnreachable` says: there is no last known state that could be kept.
        /// </summary>
        public static Output<GetVirtualMachinesResult> Invoke(GetVirtualMachinesInvokeArgs args, InvokeOutputOptions options)
            => global::Pulumi.Deployment.Instance.Invoke<GetVirtualMachinesResult>("hotplug:index:getVirtualMachines", args ?? new GetVirtualMachinesInvokeArgs(), options.WithDefaults());
    }

    /// <summary>
    /// What GetVirtualMachines.InvokeAsync is asked with.
    /// </summary>
    public sealed class GetVirtualMachinesArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Only machines whose name matches this regular expression somewhere; `^` and `$` tie it to beginning and end, for example `"^web-[0-9]+$"`. Without look-around, back-references and atomic groups, so that matching always ends soon. Default: any name.
        /// </summary>
        [Input("nameRegex")]
        public string? NameRegex { get; set; }

        /// <summary>
        /// Only machines in this state: `running`, `paused` or `shut off`. Default: any state.
        /// </summary>
        [Input("powerState")]
        public Pulumi.Hotplug.PowerState? PowerState { get; set; }

        /// <summary>
        /// Bounds of the operation.
        /// </summary>
        [Input("timeouts")]
        public Inputs.ReadTimeouts? Timeouts { get; set; }

        /// <summary>
        /// The hypervisor to ask, for example `qemu:///system`. Default: the provider's `uri`.
        /// </summary>
        [Input("uri")]
        public string? Uri { get; set; }

        public GetVirtualMachinesArgs()
        {
        }

        public static new GetVirtualMachinesArgs Empty => new GetVirtualMachinesArgs();
    }

    /// <summary>
    /// What GetVirtualMachines.Invoke is asked with.
    /// </summary>
    public sealed class GetVirtualMachinesInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Only machines whose name matches this regular expression somewhere; `^` and `$` tie it to beginning and end, for example `"^web-[0-9]+$"`. Without look-around, back-references and atomic groups, so that matching always ends soon. Default: any name.
        /// </summary>
        [Input("nameRegex")]
        public Input<string>? NameRegex { get; set; }

        /// <summary>
        /// Only machines in this state: `running`, `paused` or `shut off`. Default: any state.
        /// </summary>
        [Input("powerState")]
        public Input<Pulumi.Hotplug.PowerState>? PowerState { get; set; }

        /// <summary>
        /// Bounds of the operation.
        /// </summary>
        [Input("timeouts")]
        public Input<Inputs.ReadTimeoutsArgs>? Timeouts { get; set; }

        /// <summary>
        /// The hypervisor to ask, for example `qemu:///system`. Default: the provider's `uri`.
        /// </summary>
        [Input("uri")]
        public Input<string>? Uri { get; set; }

        public GetVirtualMachinesInvokeArgs()
        {
        }

        public static new GetVirtualMachinesInvokeArgs Empty => new GetVirtualMachinesInvokeArgs();
    }

    /// <summary>
    /// What GetVirtualMachines answers.
    /// </summary>
    [OutputType]
    public sealed class GetVirtualMachinesResult
    {
        /// <summary>
        /// The machines, by name in the order of character codes. Sizes are those that run, or of a machine that is off those that its next boot will have.
        /// </summary>
        public readonly ImmutableArray<Outputs.MachineSummary> Machines;
        /// <summary>
        /// Only machines whose name matches this regular expression somewhere; `^` and `$` tie it to beginning and end, for example `"^web-[0-9]+$"`. Without look-around, back-references and atomic groups, so that matching always ends soon. Default: any name.
        /// </summary>
        public readonly string? NameRegex;
        /// <summary>
        /// The names of `machines`, in the same order.
        /// </summary>
        public readonly ImmutableArray<string> Names;
        /// <summary>
        /// Only machines in this state: `running`, `paused` or `shut off`. Default: any state.
        /// </summary>
        public readonly Pulumi.Hotplug.PowerState? PowerState;
        /// <summary>
        /// Bounds of the operation.
        /// </summary>
        public readonly Outputs.ReadTimeouts? Timeouts;
        /// <summary>
        /// The hypervisor to ask, for example `qemu:///system`. Default: the provider's `uri`.
        /// </summary>
        public readonly string? Uri;

        [OutputConstructor]
        private GetVirtualMachinesResult(ImmutableArray<Outputs.MachineSummary> machines, string? nameRegex, ImmutableArray<string> names, Pulumi.Hotplug.PowerState? powerState, Outputs.ReadTimeouts? timeouts, string? uri)
        {
            this.Machines = machines;
            this.NameRegex = nameRegex;
            this.Names = names;
            this.PowerState = powerState;
            this.Timeouts = timeouts;
            this.Uri = uri;
        }
    }
}
