// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug
{
    /// <summary>
    /// The provider's own configuration.
    /// </summary>
    [HotplugResourceType("pulumi:providers:hotplug")]
    public partial class Provider : global::Pulumi.ProviderResource
    {
        /// <summary>
        /// Makes a Provider with a name, arguments and options.
        /// </summary>
        /// <param name="name">Name of the resource in the program, once for each type.</param>
        /// <param name="args">What the resource's properties are.</param>
        /// <param name="options">How Pulumi treats the resource.</param>
        public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
            : base("hotplug", name, args ?? new ProviderArgs(), MakeResourceOptions(options, ""))
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
    }

    /// <summary>
    /// What a Provider is made with.
    /// </summary>
    public sealed class ProviderArgs : global::Pulumi.ResourceArgs
    {
        [Input("auth", json: true)]
        private Input<Inputs.CredentialsArgs>? _auth;

        /// <summary>
        /// Credentials for hypervisors that ask for some: libvirt with SASL, for example `qemu+tcp://host/system` or `qemu+tls://host/system`. They are given to every hypervisor of this provider that asks; for hosts with different ones use an explicit provider each, or libvirt's own ways, which work as they do for `virsh` and come first: `authfile=` in the URI, `LIBVIRT_AUTH_FILE`, `~/.config/libvirt/auth.conf`. Nobody is ever asked at a terminal: what is missing or wrong is an error (HP4034). Default: none.
        /// </summary>
        public Input<Inputs.CredentialsArgs>? Auth
        {
            get => _auth;
            set
            {
                var secret = Output.CreateSecret(0);
                _auth = Output.Tuple<Input<Inputs.CredentialsArgs>?, int>(value, secret).Apply(both => both.Item1);
            }
        }

        /// <summary>
        /// How far a machine that is created here can grow live when it names no maximum, in multiples of its size at create; cut at the limits of machine type and hypervisor.
        /// </summary>
        [Input("headroom", json: true)]
        public Input<Inputs.HeadroomArgs>? Headroom { get; set; }

        [Input("hosts", json: true)]
        private InputList<string>? _hosts;

        /// <summary>
        /// URIs of hypervisors at which a machine is looked up when it is not where it was, for example after a migration, and at which it must not exist when it is created. Environment: `HOTPLUG_HOSTS`, separated by commas. Default: none.
        /// </summary>
        public InputList<string> Hosts
        {
            get => _hosts ??= new InputList<string>();
            set => _hosts = value;
        }

        /// <summary>
        /// How many machines may be stopped and started at the same time under `onRebootRequired = "reboot"`, 1 or more. Environment: `HOTPLUG_MAX_PARALLEL_POWER_CYCLES`. Default: 1.
        /// </summary>
        [Input("maxParallelPowerCycles", json: true)]
        public Input<int>? MaxParallelPowerCycles { get; set; }

        /// <summary>
        /// What a refresh does when a machine's hypervisor cannot be reached or does not let us in. `error` (default): it fails, once for each hypervisor, naming it and the machines there. `keep`: the last known state stays, with a warning; machines on other hypervisors are planned and applied, changing one that cannot be reached is an error. Environment: `HOTPLUG_ON_UNREACHABLE`.
        /// </summary>
        [Input("onUnreachable", json: true)]
        public Input<Pulumi.Hotplug.UnreachablePolicy>? OnUnreachable { get; set; }

        /// <summary>
        /// A file in which machines are simulated, for example for tests of programs: every machine is looked for there, whatever its `uri` says, and no hypervisor is asked. A relative path begins at the working directory; the file is made when it is missing. Environment: `HOTPLUG_SIMULATE`. Default: nothing is simulated.
        /// </summary>
        [Input("simulate")]
        public Input<string>? Simulate { get; set; }

        /// <summary>
        /// The hypervisor of every machine that names none, for example `qemu:///system`, `qemu+ssh://host/system` or `ch+unix:///run/cloud-hypervisor`. Environment: `HOTPLUG_URI`. ssh asks nobody: the key must be in the agent or named (`keyfile=` in the URI), and the host's key must be in `known_hosts`; what ssh refuses is an error (HP4034).
        /// </summary>
        [Input("uri")]
        public Input<string>? Uri { get; set; }

        public ProviderArgs()
        {
        }

        public static new ProviderArgs Empty => new ProviderArgs();
    }
}
