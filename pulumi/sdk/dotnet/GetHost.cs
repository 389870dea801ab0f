// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug
{
    /// <summary>
    /// A hypervisor's host: what it has, what is free, what its running machines have taken and may still take, and the limits of machines on it. To be asked before a machine is made larger. What changes by itself, such as `freeMemory`, is different at each preview: do not put it into arguments of resources. A hypervisor that cannot be reached is an error, whatever the provider's `onUnreachable` says: there is no last known state that could be kept.
    /// </summary>
    public static class GetHost
    {
        /// <summary>
        /// A hypervisor's host: what it has, what is free, what its running machines have taken and may still take, and the limits of machines on it. To be asked before a machine is made larger. What changes by itself, such as `freeMemory`, is different at each preview: do not put it into arguments of resources. A hypervisor that cannot be reached is an error, whatever the provider's `onUnreachable` says: there is no last known state that could be kept.
        /// </summary>
        public static Task<GetHostResult> InvokeAsync(GetHostArgs? args = null, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.InvokeAsync<GetHostResult>("hotplug:index:getHost", args ?? new GetHostArgs(), options.WithDefaults());

        /// <summary>
        /// A hypervisor's host: what it has, what is free, what its running machines have taken and may still take, and the limits of machines on it. To be asked before a machine is made larger. What changes by itself, such as `freeMemory`, is different at each preview: do not put it into arguments of resources. A hypervisor that cannot be reached is an error, whatever the provider's `onUnreachable` says: there is no last known state that could be kept.
        /// </summary>
        public static Output<GetHostResult> Invoke(GetHostInvokeArgs? args = null, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.Invoke<GetHostResult>("hotplug:index:getHost", args ?? new GetHostInvokeArgs(), options.WithDefaults());

        /// <summary>
        /// A hypervisor's host: what it has, what is free, what its running machines have taken and may still take, and the limits of machines on it. To be asked before a machine is made larger. What changes by itself, such as `freeMemory`, is different at each preview: do not put it into arguments of resources. A hypervisor that cannot be reached is an error, whatever the provider's `onUnreachable` says: there is no last known state that could be kept.
        /// </summary>
        public static Output<GetHostResult> Invoke(GetHostInvokeArgs args, InvokeOutputOptions options)
            => global::Pulumi.Deployment.Instance.Invoke<GetHostResult>("hotplug:index:getHost", args ?? new GetHostInvokeArgs(), options.WithDefaults());
    }

    /// <summary>
    /// What GetHost.InvokeAsync is asked with.
    /// </summary>
    public sealed class GetHostArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// The machine type whose limits are told, for example `q35`. Default: the one that the hypervisor takes when a definition names none, which on x86 is often the old `pc`; null where the hypervisor has no machine types.
        /// </summary>
        [Input("machineType")]
        public string? MachineType { get; set; }

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

        public GetHostArgs()
        {
        }

        public static new GetHostArgs Empty => new GetHostArgs();
    }

    /// <summary>
    /// What GetHost.Invoke is asked with.
    /// </summary>
    public sealed class GetHostInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// The machine type whose limits are told, for example `q35`. Default: the one that the hypervisor takes when a definition names none, which on x86 is often the old `pc`; null where the hypervisor has no machine types.
        /// </summary>
        [Input("machineType")]
        public Input<string>? MachineType { get; set; }

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

        public GetHostInvokeArgs()
        {
        }

        public static new GetHostInvokeArgs Empty => new GetHostInvokeArgs();
    }

    /// <summary>
    /// What GetHost answers.
    /// </summary>
    [OutputType]
    public sealed class GetHostResult
    {
        /// <summary>
        /// Architecture of the machines whose limits are told, for example `x86_64`.
        /// </summary>
        public readonly string Architecture;
        /// <summary>
        /// To what `baseMemory` and `maxMemory` are rounded up when a machine starts.
        /// </summary>
        public readonly string BaseAlignment;
        /// <summary>
        /// CPUs that the host uses, hardware threads counted.
        /// </summary>
        public readonly int Cpus;
        /// <summary>
        /// Memory of the host that nothing uses at the moment. Less than what machines could get: caches count as used, although the kernel gives them back. More than what they could keep: guests that have not touched their memory yet will. Null where the hypervisor does not tell.
        /// </summary>
        public readonly string FreeMemory;
        /// <summary>
        /// What every DIMM must be a multiple of, because a Linux guest takes memory in such blocks. Machines on x86 that have about 64GiB or more at boot need `"2GiB"`, those with huge pages at least one page.
        /// </summary>
        public readonly string GuestBlock;
        /// <summary>
        /// The kind of hypervisor: `libvirt`, `cloud-hypervisor` or `simulator`.
        /// </summary>
        public readonly string Hypervisor;
        /// <summary>
        /// Version of the libvirt daemon, for example `9.0.0`; null without one.
        /// </summary>
        public readonly string? LibvirtVersion;
        /// <summary>
        /// The machine type whose limits are told, for example `q35`. Default: the one that the hypervisor takes when a definition names none, which on x86 is often the old `pc`; null where the hypervisor has no machine types.
        /// </summary>
        public readonly string? MachineType;
        /// <summary>
        /// All memory of the host.
        /// </summary>
        public readonly string Memory;
        /// <summary>
        /// Whether memory devices can be plugged. On x86 that needs ACPI, which is taken for granted here.
        /// </summary>
        public readonly bool MemoryHotplug;
        /// <summary>
        /// The most slots for memory devices that a machine can have (`memorySlots`).
        /// </summary>
        public readonly int MemorySlotLimit;
        /// <summary>
        /// The host's NUMA nodes, by number; what `numaTune` can name. Empty where the hypervisor does not tell.
        /// </summary>
        public readonly ImmutableArray<Outputs.HostNode> Nodes;
        /// <summary>
        /// Version of the host's usual QEMU, for example `7.2.22`; null without QEMU.
        /// </summary>
        public readonly string? QemuVersion;
        /// <summary>
        /// What the machines that run or are paused have, all together. Machines that cannot be read are not counted, and a warning tells it.
        /// </summary>
        public readonly Outputs.RunningMachines RunningMachines;
        /// <summary>
        /// Bounds of the operation.
        /// </summary>
        public readonly Outputs.ReadTimeouts? Timeouts;
        /// <summary>
        /// `memory` less `runningMachines.memory`: what can still be given to machines without promising the same memory twice, the host's own needs not counted. `"0B"` when that much is promised already.
        /// </summary>
        public readonly string UnassignedMemory;
        /// <summary>
        /// The hypervisor to ask, for example `qemu:///system`. Default: the provider's `uri`.
        /// </summary>
        public readonly string? Uri;
        /// <summary>
        /// Whether vCPUs can be plugged.
        /// </summary>
        public readonly bool VcpuHotplug;
        /// <summary>
        /// The most vCPUs that a machine of this type can have (`maxVcpus`); null where it is not known.
        /// </summary>
        public readonly int? VcpuLimit;
        /// <summary>
        /// Whether virtio-mem devices are possible.
        /// </summary>
        public readonly bool VirtioMem;
        /// <summary>
        /// The step in which a virtio-mem device is resized by default; a guest makes use of whole `guestBlock`s only.
        /// </summary>
        public readonly string VirtioMemBlock;
        /// <summary>
        /// Whether an emptied virtio-mem device can be taken out of a running machine.
        /// </summary>
        public readonly bool VirtioMemUnplug;

        [OutputConstructor]
        private GetHostResult(string architecture, string baseAlignment, int cpus, string freeMemory, string guestBlock, string hypervisor, string? libvirtVersion, string? machineType, string memory, bool memoryHotplug, int memorySlotLimit, ImmutableArray<Outputs.HostNode> nodes, string? qemuVersion, Outputs.RunningMachines runningMachines, Outputs.ReadTimeouts? timeouts, string unassignedMemory, string? uri, bool vcpuHotplug, int? vcpuLimit, bool virtioMem, string virtioMemBlock, bool virtioMemUnplug)
        {
            this.Architecture = architecture;
            this.BaseAlignment = baseAlignment;
            this.Cpus = cpus;
            this.FreeMemory = freeMemory;
            this.GuestBlock = guestBlock;
            this.Hypervisor = hypervisor;
            this.LibvirtVersion = libvirtVersion;
            this.MachineType = machineType;
            this.Memory = memory;
            this.MemoryHotplug = memoryHotplug;
            this.MemorySlotLimit = memorySlotLimit;
            this.Nodes = nodes;
            this.QemuVersion = qemuVersion;
            this.RunningMachines = runningMachines;
            this.Timeouts = timeouts;
            this.UnassignedMemory = unassignedMemory;
            this.Uri = uri;
            this.VcpuHotplug = vcpuHotplug;
            this.VcpuLimit = vcpuLimit;
            this.VirtioMem = virtioMem;
            this.VirtioMemBlock = virtioMemBlock;
            this.VirtioMemUnplug = virtioMemUnplug;
        }
    }
}
