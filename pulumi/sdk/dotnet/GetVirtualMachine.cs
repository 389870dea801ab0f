// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug
{
    /// <summary>
    /// A virtual machine as it is, whoever made it, in the attributes of the resource. It shows what runs, or of a machine that is off what its next boot will have; what waits for a reboot stands in `pendingChanges`. A machine that is not there is an error. A hypervisor that cannot be reached is an error, whatever the provider's `onUnreachable` says: there is no last known state that could be kept.
    /// </summary>
    public static class GetVirtualMachine
    {
        /// <summary>
        /// A virtual machine as it is, whoever made it, in the attributes of the resource. It shows what runs, or of a machine that is off what its next boot will have; what waits for a reboot stands in `pendingChanges`. A machine that is not there is an error. A hypervisor that cannot be reached is an error, whatever the provider's `onUnreachable` says: there is no last known state that could be kept.
        /// </summary>
        public static Task<GetVirtualMachineResult> InvokeAsync(GetVirtualMachineArgs? args = null, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.InvokeAsync<GetVirtualMachineResult>("hotplug:index:getVirtualMachine", args ?? new GetVirtualMachineArgs(), options.WithDefaults());

        /// <summary>
        /// A virtual machine as it is, whoever made it, in the attributes of the resource. It shows what runs, or of a machine that is off what its next boot will have; what waits for a reboot stands in `pendingChanges`. A machine that is not there is an error. A hypervisor that cannot be reached is an error, whatever the provider's `onUnreachable` says: there is no last known state that could be kept.
        /// </summary>
        public static Output<GetVirtualMachineResult> Invoke(GetVirtualMachineInvokeArgs? args = null, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.Invoke<GetVirtualMachineResult>("hotplug:index:getVirtualMachine", args ?? new GetVirtualMachineInvokeArgs(), options.WithDefaults());

        /// <summary>
        /// A virtual machine as it is, whoever made it, in the attributes of the resource. It shows what runs, or of a machine that is off what its next boot will have; what waits for a reboot stands in `pendingChanges`. A machine that is not there is an error. A hypervisor that cannot be reached is an error, whatever the provider's `onUnreachable` says: there is no last known state that could be kept.
        /// </summary>
        public static Output<GetVirtualMachineResult> Invoke(GetVirtualMachineInvokeArgs args, InvokeOutputOptions options)
            => global::Pulumi.Deployment.Instance.Invoke<GetVirtualMachineResult>("hotplug:index:getVirtualMachine", args ?? new GetVirtualMachineInvokeArgs(), options.WithDefaults());
    }

    /// <summary>
    /// What GetVirtualMachine.InvokeAsync is asked with.
    /// </summary>
    public sealed class GetVirtualMachineArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Identity of the machine: its UUID. Set this or `name`. Default: that of the machine with that `name`. A machine that is asked for by `id` and is not where `uri` says is looked up at the provider's `uri` and `hosts` too; names are not, because different machines may have one name.
        /// </summary>
        [Input("id")]
        public string? Id { get; set; }

        /// <summary>
        /// The machine's name. Set this or `id`. Default: the name of the machine with that `id`.
        /// </summary>
        [Input("name")]
        public string? Name { get; set; }

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

        public GetVirtualMachineArgs()
        {
        }

        public static new GetVirtualMachineArgs Empty => new GetVirtualMachineArgs();
    }

    /// <summary>
    /// What GetVirtualMachine.Invoke is asked with.
    /// </summary>
    public sealed class GetVirtualMachineInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Identity of the machine: its UUID. Set this or `name`. Default: that of the machine with that `name`. A machine that is asked for by `id` and is not where `uri` says is looked up at the provider's `uri` and `hosts` too; names are not, because different machines may have one name.
        /// </summary>
        [Input("id")]
        public Input<string>? Id { get; set; }

        /// <summary>
        /// The machine's name. Set this or `id`. Default: the name of the machine with that `id`.
        /// </summary>
        [Input("name")]
        public Input<string>? Name { get; set; }

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

        public GetVirtualMachineInvokeArgs()
        {
        }

        public static new GetVirtualMachineInvokeArgs Empty => new GetVirtualMachineInvokeArgs();
    }

    /// <summary>
    /// What GetVirtualMachine answers.
    /// </summary>
    [OutputType]
    public sealed class GetVirtualMachineResult
    {
        /// <summary>
        /// Memory that is not a device: the floor for live shrinking.
        /// </summary>
        public readonly string BaseMemory;
        /// <summary>
        /// What the guest sees of its CPU packages; null when the definition does not say.
        /// </summary>
        public readonly Outputs.CpuTopology? CpuTopology;
        /// <summary>
        /// The URI of the hypervisor at which the machine was found.
        /// </summary>
        public readonly string FoundAt;
        /// <summary>
        /// The kind of hypervisor: `libvirt`, `cloud-hypervisor` or `simulator`.
        /// </summary>
        public readonly string Hypervisor;
        /// <summary>
        /// Identity of the machine: its UUID. Set this or `name`. Default: that of the machine with that `name`. A machine that is asked for by `id` and is not where `uri` says is looked up at the provider's `uri` and `hosts` too; names are not, because different machines may have one name.
        /// </summary>
        public readonly string Id;
        /// <summary>
        /// What the live machine has; null when it is off.
        /// </summary>
        public readonly Outputs.LiveValues? LiveValues;
        /// <summary>
        /// Whether a saved image waits: the next start would bring back the sizing that it was saved with.
        /// </summary>
        public readonly bool ManagedSave;
        /// <summary>
        /// Ceiling for live growth of `memory`. Equal to `memory`: no memory hotplug.
        /// </summary>
        public readonly string MaxMemory;
        /// <summary>
        /// Ceiling for live growth of `vcpus`.
        /// </summary>
        public readonly int MaxVcpus;
        /// <summary>
        /// Capacity of the machine, all kinds of memory together (virtio-mem: what was requested).
        /// </summary>
        public readonly string Memory;
        /// <summary>
        /// Memory devices with a name of their own (alias `ua-KEY`), by that name; null when there is none. Devices without one, and those that were chosen from `memory`, are not among them.
        /// </summary>
        public readonly ImmutableDictionary<string, Outputs.MemoryDevice>? MemoryDevices;
        /// <summary>
        /// How memory would be added: the model of the devices that are there, else `virtio-mem` where it can work, else `dimm`.
        /// </summary>
        public readonly Pulumi.Hotplug.MemoryModel MemoryMethod;
        /// <summary>
        /// Slots for memory devices.
        /// </summary>
        public readonly int MemorySlots;
        /// <summary>
        /// Floor for live shrinking of `vcpus`: vCPUs below it are not hotpluggable.
        /// </summary>
        public readonly int MinVcpus;
        /// <summary>
        /// The machine's name. Set this or `id`. Default: the name of the machine with that `id`.
        /// </summary>
        public readonly string Name;
        /// <summary>
        /// NUMA cells of the guest; empty when it has none.
        /// </summary>
        public readonly ImmutableArray<Outputs.NumaCell> NumaCells;
        /// <summary>
        /// Which NUMA nodes of the host the machine's memory lies on; null when the definition does not say.
        /// </summary>
        public readonly Outputs.NumaTune? NumaTune;
        /// <summary>
        /// What it will change: attribute to a text such as `8GiB → 16GiB at the next boot`.
        /// </summary>
        public readonly ImmutableDictionary<string, string> PendingChanges;
        /// <summary>
        /// Whether the machine's next boot will change its CPU or memory. True until it has been shut down and started; a reboot from inside the guest is not enough, except on Cloud Hypervisor.
        /// </summary>
        public readonly bool PendingReboot;
        /// <summary>
        /// False for a transient machine, which vanishes when it stops and keeps no configuration.
        /// </summary>
        public readonly bool Persistent;
        /// <summary>
        /// `running`, `paused` or `shut off`.
        /// </summary>
        public readonly Pulumi.Hotplug.PowerState PowerState;
        /// <summary>
        /// Bounds of the operation.
        /// </summary>
        public readonly Outputs.ReadTimeouts? Timeouts;
        /// <summary>
        /// The hypervisor to ask, for example `qemu:///system`. Default: the provider's `uri`.
        /// </summary>
        public readonly string? Uri;
        /// <summary>
        /// vCPUs that the machine has.
        /// </summary>
        public readonly int Vcpus;

        [OutputConstructor]
        private GetVirtualMachineResult(string baseMemory, Outputs.CpuTopology? cpuTopology, string foundAt, string hypervisor, string id, Outputs.LiveValues? liveValues, bool managedSave, string maxMemory, int maxVcpus, string memory, ImmutableDictionary<string, Outputs.MemoryDevice>? memoryDevices, Pulumi.Hotplug.MemoryModel memoryMethod, int memorySlots, int minVcpus, string name, ImmutableArray<Outputs.NumaCell> numaCells, Outputs.NumaTune? numaTune, ImmutableDictionary<string, string> pendingChanges, bool pendingReboot, bool persistent, Pulumi.Hotplug.PowerState powerState, Outputs.ReadTimeouts? timeouts, string? uri, int vcpus)
        {
            this.BaseMemory = baseMemory;
            this.CpuTopology = cpuTopology;
            this.FoundAt = foundAt;
            this.Hypervisor = hypervisor;
            this.Id = id;
            this.LiveValues = liveValues;
            this.ManagedSave = managedSave;
            this.MaxMemory = maxMemory;
            this.MaxVcpus = maxVcpus;
            this.Memory = memory;
            this.MemoryDevices = memoryDevices;
            this.MemoryMethod = memoryMethod;
            this.MemorySlots = memorySlots;
            this.MinVcpus = minVcpus;
            this.Name = name;
            this.NumaCells = numaCells;
            this.NumaTune = numaTune;
            this.PendingChanges = pendingChanges;
            this.PendingReboot = pendingReboot;
            this.Persistent = persistent;
            this.PowerState = powerState;
            this.Timeouts = timeouts;
            this.Uri = uri;
            this.Vcpus = vcpus;
        }
    }
}
