// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug
{
    /// <summary>
    /// A virtual machine whose vCPUs and memory are resized while it runs. The preview tells in `impactVerdict` which changes are live and which wait for a reboot, and why.
    /// </summary>
    [HotplugResourceType("hotplug:index:VirtualMachine")]
    public partial class VirtualMachine : global::Pulumi.CustomResource
    {
        /// <summary>
        /// Memory that is not a device, a size up to `memory`: the floor for live shrinking. Default at create: `memory`, or the sum of `numaCells`; of an adopted machine: what it has. A change takes effect at the next boot.
        /// </summary>
        [Output("baseMemory")]
        public Output<string> BaseMemory { get; private set; } = null!;

        /// <summary>
        /// What the guest sees of its CPU packages; the product of the four numbers is `maxVcpus`. Default at create: the definition's own, else one socket with `maxVcpus` cores; of an adopted machine: what it has. Not set, sockets or cores follow `maxVcpus`. A change takes effect at the next boot.
        /// </summary>
        [Output("cpuTopology")]
        public Output<Outputs.CpuTopology?> CpuTopology { get; private set; } = null!;

        /// <summary>
        /// The hypervisor's own definition (libvirt domain XML, Cloud Hypervisor VmConfig in JSON) with disks, networks and so on. Given: the resource creates, starts and deletes the machine; CPU and memory elements in it are defaults for attributes that are not set. Absent (the default): the machine exists already and is adopted; deleting the resource releases it, running. To add or remove it later changes only who deletes the machine; an edit of it is an error.
        /// </summary>
        [Output("definition")]
        public Output<string?> Definition { get; private set; } = null!;

        /// <summary>
        /// Whether a machine that has not shut down within `shutdownTimeout` is turned off hard. Default: `false`, the update fails and the machine keeps running.
        /// </summary>
        [Output("forceStop")]
        public Output<bool?> ForceStop { get; private set; } = null!;

        /// <summary>
        /// What the guest agent is used for after growth. `auto` (default): where an agent answers, look whether vCPUs and memory came online, and online what stays offline. `verify`: look only; what is offline, or no agent, is an error. `online`: look and online; the rest is an error. `ignore`: never talk to the agent.
        /// </summary>
        [Output("guest")]
        public Output<Pulumi.Hotplug.GuestPolicy?> Guest { get; private set; } = null!;

        /// <summary>
        /// The kind of hypervisor: `libvirt`, `cloud-hypervisor` or `simulator`.
        /// </summary>
        [Output("hypervisor")]
        public Output<string> Hypervisor { get; private set; } = null!;

        /// <summary>
        /// Attribute to what is done without stopping the machine, for example `2 → 4, hot-added (HP1001)`: what, how, and the rule's code.
        /// </summary>
        [Output("impactLive")]
        public Output<ImmutableDictionary<string, string>> ImpactLive { get; private set; } = null!;

        /// <summary>
        /// Attribute to what takes effect when the machine has been stopped and started, for example `8GiB → 16GiB, at the next boot (HP2003)`.
        /// </summary>
        [Output("impactReboot")]
        public Output<ImmutableDictionary<string, string>> ImpactReboot { get; private set; } = null!;

        /// <summary>
        /// Whether this update stops the machine. A reboot change that is put off does not.
        /// </summary>
        [Output("impactStopsMachine")]
        public Output<bool> ImpactStopsMachine { get; private set; } = null!;

        /// <summary>
        /// The worst of the changes: `none`, `live`, `reboot` or `replace`. In a preview a replacement shows as `+-` rather than here.
        /// </summary>
        [Output("impactVerdict")]
        public Output<Pulumi.Hotplug.Verdict> ImpactVerdict { get; private set; } = null!;

        /// <summary>
        /// What the live machine has; null when it is off.
        /// </summary>
        [Output("liveValues")]
        public Output<Outputs.LiveValues?> LiveValues { get; private set; } = null!;

        /// <summary>
        /// Ceiling for live growth of `memory`, a size from `memory` on. Default at create: the definition's own, else the provider's `headroom.memory` times `memory`; of an adopted machine: what it has. Equal to `memory` means no memory hotplug. A change takes effect at the next boot.
        /// </summary>
        [Output("maxMemory")]
        public Output<string> MaxMemory { get; private set; } = null!;

        /// <summary>
        /// Ceiling for live growth of `vcpus`, from `vcpus` to what the machine type allows. Default at create: the definition's own maximum, else the provider's `headroom.vcpus` times `vcpus`; of an adopted machine: what it has. A change takes effect at the next boot.
        /// </summary>
        [Output("maxVcpus")]
        public Output<int> MaxVcpus { get; private set; } = null!;

        /// <summary>
        /// Capacity of the machine, all kinds of memory together: a size with a unit (`B`, `KiB`, `MiB`, `GiB`, `TiB`, `PiB`) such as `"8GiB"`, up to `maxMemory`; above `baseMemory` in whole memory blocks of the guest (128 MiB on most x86 guests). Required at create unless the definition or `memoryDevices` has it; of an adopted machine: what it has. More is plugged live as far as the running machine has room; less is taken from it as far as it is in devices and the guest gives it back (see `unplug`). The rest takes effect at the next boot.
        /// </summary>
        [Output("memory")]
        public Output<string> Memory { get; private set; } = null!;

        /// <summary>
        /// The machine's memory devices, one by one. The key (letters, digits, `-`, `_`) becomes the device's alias `ua-KEY`. Then `memory` is `baseMemory` and all devices together; setting it too must agree. Default: none, devices are chosen from `memory` and `memoryMethod`; cleared again, they are chosen again. New devices and more `requested` are live where the running machine has room; less is live if the guest gives it back; anything else takes effect at the next boot.
        /// </summary>
        [Output("memoryDevices")]
        public Output<ImmutableDictionary<string, Outputs.MemoryDevice>?> MemoryDevices { get; private set; } = null!;

        /// <summary>
        /// How memory moves between `baseMemory` and `maxMemory`: `virtio-mem` or `dimm`. Default: the model of the devices that are there, else `virtio-mem` where it can work, else `dimm`. A change of it touches no machine: it decides how later growth is done. On Cloud Hypervisor it is chosen when the machine is made, and `dimm` stands for ACPI.
        /// </summary>
        [Output("memoryMethod")]
        public Output<Pulumi.Hotplug.MemoryModel> MemoryMethod { get; private set; } = null!;

        /// <summary>
        /// Number of slots for memory devices, 0 to 256 on x86. Each DIMM takes one, and so does virtio-mem on libvirt before 9.5. Default at create: 16; of an adopted machine: what it has. A change takes effect at the next boot.
        /// </summary>
        [Output("memorySlots")]
        public Output<int> MemorySlots { get; private set; } = null!;

        /// <summary>
        /// Floor for live shrinking of `vcpus`, from 1 to `vcpus`: vCPUs below it are not hotpluggable. Default at create: 1; of an adopted machine: what it has. A change takes effect at the next boot.
        /// </summary>
        [Output("minVcpus")]
        public Output<int> MinVcpus { get; private set; } = null!;

        /// <summary>
        /// The machine's name at its hypervisor. Another name is another machine: the old one is released or deleted, and the new one adopted or created.
        /// </summary>
        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        /// <summary>
        /// NUMA cells of the guest, in order: the first is cell 0. Their `memory` adds up to `baseMemory`, their `cpus` hold each id below `maxVcpus` once. Default at create: the definition's own, else one cell where memory hotplug needs one; of an adopted machine: what it has. A change takes effect at the next boot.
        /// </summary>
        [Output("numaCells")]
        public Output<ImmutableArray<Outputs.NumaCell>> NumaCells { get; private set; } = null!;

        /// <summary>
        /// Which NUMA nodes of the host the machine's memory lies on (libvirt `numatune`). Default: as the definition says; removing the attribute leaves the placement as it is. A change takes effect at the next boot; another `nodeset` is live in mode `restrictive`.
        /// </summary>
        [Output("numaTune")]
        public Output<Outputs.NumaTune?> NumaTune { get; private set; } = null!;

        /// <summary>
        /// What happens when a change needs the machine to be stopped and started. `defer` (default): it is written to the configuration, the machine keeps running, and the change is shown as pending. `reboot`: it is written, and the machine is stopped gracefully and started once. `fail`: an error in the preview, also for a replacement.
        /// </summary>
        [Output("onRebootRequired")]
        public Output<Pulumi.Hotplug.RebootPolicy?> OnRebootRequired { get; private set; } = null!;

        /// <summary>
        /// What it will change: attribute to a text such as `8GiB → 16GiB at the next boot`.
        /// </summary>
        [Output("pendingChanges")]
        public Output<ImmutableDictionary<string, string>> PendingChanges { get; private set; } = null!;

        /// <summary>
        /// Whether the machine's next boot will change its CPU or memory. True until it has been shut down and started; a reboot from inside the guest is not enough, except on Cloud Hypervisor.
        /// </summary>
        [Output("pendingReboot")]
        public Output<bool> PendingReboot { get; private set; } = null!;

        /// <summary>
        /// `running`, `paused` or `shut off`.
        /// </summary>
        [Output("powerState")]
        public Output<Pulumi.Hotplug.PowerState> PowerState { get; private set; } = null!;

        /// <summary>
        /// How long a graceful shutdown may take: a duration with a unit (`h`, `m`, `s`, `ms`) such as `"90s"`, at most 720h. Default: `"5m"`.
        /// </summary>
        [Output("shutdownTimeout")]
        public Output<string?> ShutdownTimeout { get; private set; } = null!;

        /// <summary>
        /// Bounds of whole operations, each a duration such as `"30m"`, at most 720h. Waiting for the turn behind other machines' power cycles does not count.
        /// </summary>
        [Output("timeouts")]
        public Output<Outputs.OperationTimeouts?> Timeouts { get; private set; } = null!;

        /// <summary>
        /// How a running machine gives vCPUs and memory back. `live` (default): the guest is asked, and refusing is an error. `live_or_pending`: what the guest refuses within `unplugTimeout` waits for the next boot, with a warning. `reboot`: the guest is never asked, reductions take effect at the next boot; for guests that cannot unplug, such as Windows.
        /// </summary>
        [Output("unplug")]
        public Output<Pulumi.Hotplug.UnplugPolicy?> Unplug { get; private set; } = null!;

        /// <summary>
        /// How long a guest may take to give a vCPU or memory back: a duration such as `"90s"`, at most 720h. Default: `"60s"`.
        /// </summary>
        [Output("unplugTimeout")]
        public Output<string?> UnplugTimeout { get; private set; } = null!;

        /// <summary>
        /// The route to the hypervisor, for example `qemu:///system`, `qemu+ssh://user@host/system`, `ch+unix:///run/cloud-hypervisor` (a folder with one API socket `NAME.sock` for each machine) or `sim:///path/state.json`. Default: the provider's `uri`. It is no identity: when it changes, or when the machine is not there any more, its `id` is looked up at the new route and at the provider's `uri` and `hosts`, and a machine that is found elsewhere is changed in place. A change of it touches no machine.
        /// </summary>
        [Output("uri")]
        public Output<string?> Uri { get; private set; } = null!;

        /// <summary>
        /// Number of vCPUs, from 1 to `maxVcpus`. More are plugged live up to the running machine's maximum; fewer are unplugged live down to its `minVcpus`, if the guest gives them back (see `unplug`). What goes beyond these two takes effect at the next boot.
        /// </summary>
        [Output("vcpus")]
        public Output<int> Vcpus { get; private set; } = null!;

        /// <summary>
        /// Makes a VirtualMachine with a name, arguments and options.
        /// </summary>
        /// <param name="name">Name of the resource in the program, once for each type.</param>
        /// <param name="args">What the resource's properties are.</param>
        /// <param name="options">How Pulumi treats the resource.</param>
        public VirtualMachine(string name, VirtualMachineArgs args, CustomResourceOptions? options = null)
            : base("hotplug:index:VirtualMachine", name, args ?? new VirtualMachineArgs(), MakeResourceOptions(options, ""))
        {
        }

        private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
        {
            var defaults = new CustomResourceOptions
            {
                Version = Utilities.Version,
            };
            var merged = CustomResourceOptions.Merge(defaults, options);
            // An id that a program gives in the options counts only where the call gives none.
            merged.Id = id ?? merged.Id;
            return merged;
        }

        private VirtualMachine(string name, Input<string> id, CustomResourceOptions? options = null)
            : base("hotplug:index:VirtualMachine", name, null, MakeResourceOptions(options, id))
        {
        }

        /// <summary>
        /// Looks an existing VirtualMachine up by its id.
        /// </summary>
        /// <param name="name">Name of the resource in the program, once for each type.</param>
        /// <param name="id">Its id at the provider.</param>
        /// <param name="options">How Pulumi treats the resource.</param>
        public static VirtualMachine Get(string name, Input<string> id, CustomResourceOptions? options = null) => new VirtualMachine(name, id, options);
    }

    /// <summary>
    /// What a VirtualMachine is made with.
    /// </summary>
    public sealed class VirtualMachineArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Memory that is not a device, a size up to `memory`: the floor for live shrinking. Default at create: `memory`, or the sum of `numaCells`; of an adopted machine: what it has. A change takes effect at the next boot.
        /// </summary>
        [Input("baseMemory")]
        public Input<string>? BaseMemory { get; set; }

        /// <summary>
        /// What the guest sees of its CPU packages; the product of the four numbers is `maxVcpus`. Default at create: the definition's own, else one socket with `maxVcpus` cores; of an adopted machine: what it has. Not set, sockets or cores follow `maxVcpus`. A change takes effect at the next boot.
        /// </summary>
        [Input("cpuTopology")]
        public Input<Inputs.CpuTopologyArgs>? CpuTopology { get; set; }

        /// <summary>
        /// The hypervisor's own definition (libvirt domain XML, Cloud Hypervisor VmConfig in JSON) with disks, networks and so on. Given: the resource creates, starts and deletes the machine; CPU and memory elements in it are defaults for attributes that are not set. Absent (the default): the machine exists already and is adopted; deleting the resource releases it, running. To add or remove it later changes only who deletes the machine; an edit of it is an error.
        /// </summary>
        [Input("definition")]
        public Input<string>? Definition { get; set; }

        /// <summary>
        /// Whether a machine that has not shut down within `shutdownTimeout` is turned off hard. Default: `false`, the update fails and the machine keeps running.
        /// </summary>
        [Input("forceStop")]
        public Input<bool>? ForceStop { get; set; }

        /// <summary>
        /// What the guest agent is used for after growth. `auto` (default): where an agent answers, look whether vCPUs and memory came online, and online what stays offline. `verify`: look only; what is offline, or no agent, is an error. `online`: look and online; the rest is an error. `ignore`: never talk to the agent.
        /// </summary>
        [Input("guest")]
        public Input<Pulumi.Hotplug.GuestPolicy>? Guest { get; set; }

        /// <summary>
        /// Ceiling for live growth of `memory`, a size from `memory` on. Default at create: the definition's own, else the provider's `headroom.memory` times `memory`; of an adopted machine: what it has. Equal to `memory` means no memory hotplug. A change takes effect at the next boot.
        /// </summary>
        [Input("maxMemory")]
        public Input<string>? MaxMemory { get; set; }

        /// <summary>
        /// Ceiling for live growth of `vcpus`, from `vcpus` to what the machine type allows. Default at create: the definition's own maximum, else the provider's `headroom.vcpus` times `vcpus`; of an adopted machine: what it has. A change takes effect at the next boot.
        /// </summary>
        [Input("maxVcpus")]
        public Input<int>? MaxVcpus { get; set; }

        /// <summary>
        /// Capacity of the machine, all kinds of memory together: a size with a unit (`B`, `KiB`, `MiB`, `GiB`, `TiB`, `PiB`) such as `"8GiB"`, up to `maxMemory`; above `baseMemory` in whole memory blocks of the guest (128 MiB on most x86 guests). Required at create unless the definition or `memoryDevices` has it; of an adopted machine: what it has. More is plugged live as far as the running machine has room; less is taken from it as far as it is in devices and the guest gives it back (see `unplug`). The rest takes effect at the next boot.
        /// </summary>
        [Input("memory")]
        public Input<string>? Memory { get; set; }

        [Input("memoryDevices")]
        private InputMap<Inputs.MemoryDeviceArgs>? _memoryDevices;

        /// <summary>
        /// The machine's memory devices, one by one. The key (letters, digits, `-`, `_`) becomes the device's alias `ua-KEY`. Then `memory` is `baseMemory` and all devices together; setting it too must agree. Default: none, devices are chosen from `memory` and `memoryMethod`; cleared again, they are chosen again. New devices and more `requested` are live where the running machine has room; less is live if the guest gives it back; anything else takes effect at the next boot.
        /// </summary>
        public InputMap<Inputs.MemoryDeviceArgs> MemoryDevices
        {
            get => _memoryDevices ??= new InputMap<Inputs.MemoryDeviceArgs>();
            set => _memoryDevices = value;
        }

        /// <summary>
        /// How memory moves between `baseMemory` and `maxMemory`: `virtio-mem` or `dimm`. Default: the model of the devices that are there, else `virtio-mem` where it can work, else `dimm`. A change of it touches no machine: it decides how later growth is done. On Cloud Hypervisor it is chosen when the machine is made, and `dimm` stands for ACPI.
        /// </summary>
        [Input("memoryMethod")]
        public Input<Pulumi.Hotplug.MemoryModel>? MemoryMethod { get; set; }

        /// <summary>
        /// Number of slots for memory devices, 0 to 256 on x86. Each DIMM takes one, and so does virtio-mem on libvirt before 9.5. Default at create: 16; of an adopted machine: what it has. A change takes effect at the next boot.
        /// </summary>
        [Input("memorySlots")]
        public Input<int>? MemorySlots { get; set; }

        /// <summary>
        /// Floor for live shrinking of `vcpus`, from 1 to `vcpus`: vCPUs below it are not hotpluggable. Default at create: 1; of an adopted machine: what it has. A change takes effect at the next boot.
        /// </summary>
        [Input("minVcpus")]
        public Input<int>? MinVcpus { get; set; }

        /// <summary>
        /// The machine's name at its hypervisor. Another name is another machine: the old one is released or deleted, and the new one adopted or created.
        /// </summary>
        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("numaCells")]
        private InputList<Inputs.NumaCellArgs>? _numaCells;

        /// <summary>
        /// NUMA cells of the guest, in order: the first is cell 0. Their `memory` adds up to `baseMemory`, their `cpus` hold each id below `maxVcpus` once. Default at create: the definition's own, else one cell where memory hotplug needs one; of an adopted machine: what it has. A change takes effect at the next boot.
        /// </summary>
        public InputList<Inputs.NumaCellArgs> NumaCells
        {
            get => _numaCells ??= new InputList<Inputs.NumaCellArgs>();
            set => _numaCells = value;
        }

        /// <summary>
        /// Which NUMA nodes of the host the machine's memory lies on (libvirt `numatune`). Default: as the definition says; removing the attribute leaves the placement as it is. A change takes effect at the next boot; another `nodeset` is live in mode `restrictive`.
        /// </summary>
        [Input("numaTune")]
        public Input<Inputs.NumaTuneArgs>? NumaTune { get; set; }

        /// <summary>
        /// What happens when a change needs the machine to be stopped and started. `defer` (default): it is written to the configuration, the machine keeps running, and the change is shown as pending. `reboot`: it is written, and the machine is stopped gracefully and started once. `fail`: an error in the preview, also for a replacement.
        /// </summary>
        [Input("onRebootRequired")]
        public Input<Pulumi.Hotplug.RebootPolicy>? OnRebootRequired { get; set; }

        /// <summary>
        /// How long a graceful shutdown may take: a duration with a unit (`h`, `m`, `s`, `ms`) such as `"90s"`, at most 720h. Default: `"5m"`.
        /// </summary>
        [Input("shutdownTimeout")]
        public Input<string>? ShutdownTimeout { get; set; }

        /// <summary>
        /// Bounds of whole operations, each a duration such as `"30m"`, at most 720h. Waiting for the turn behind other machines' power cycles does not count.
        /// </summary>
        [Input("timeouts")]
        public Input<Inputs.OperationTimeoutsArgs>? Timeouts { get; set; }

        /// <summary>
        /// How a running machine gives vCPUs and memory back. `live` (default): the guest is asked, and refusing is an error. `live_or_pending`: what the guest refuses within `unplugTimeout` waits for the next boot, with a warning. `reboot`: the guest is never asked, reductions take effect at the next boot; for guests that cannot unplug, such as Windows.
        /// </summary>
        [Input("unplug")]
        public Input<Pulumi.Hotplug.UnplugPolicy>? Unplug { get; set; }

        /// <summary>
        /// How long a guest may take to give a vCPU or memory back: a duration such as `"90s"`, at most 720h. Default: `"60s"`.
        /// </summary>
        [Input("unplugTimeout")]
        public Input<string>? UnplugTimeout { get; set; }

        /// <summary>
        /// The route to the hypervisor, for example `qemu:///system`, `qemu+ssh://user@host/system`, `ch+unix:///run/cloud-hypervisor` (a folder with one API socket `NAME.sock` for each machine) or `sim:///path/state.json`. Default: the provider's `uri`. It is no identity: when it changes, or when the machine is not there any more, its `id` is looked up at the new route and at the provider's `uri` and `hosts`, and a machine that is found elsewhere is changed in place. A change of it touches no machine.
        /// </summary>
        [Input("uri")]
        public Input<string>? Uri { get; set; }

        /// <summary>
        /// Number of vCPUs, from 1 to `maxVcpus`. More are plugged live up to the running machine's maximum; fewer are unplugged live down to its `minVcpus`, if the guest gives them back (see `unplug`). What goes beyond these two takes effect at the next boot.
        /// </summary>
        [Input("vcpus", required: true)]
        public Input<int> Vcpus { get; set; } = null!;

        public VirtualMachineArgs()
        {
        }

        public static new VirtualMachineArgs Empty => new VirtualMachineArgs();
    }
}
