// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug
{
    /// <summary>
    /// The provider's configuration in this stack.
    /// </summary>
    public static class Config
    {
        private static readonly global::Pulumi.Config __config = new global::Pulumi.Config("hotplug");

        private static readonly __Value<Types.Credentials?> _auth = new __Value<Types.Credentials?>(() => __config.GetObject<Types.Credentials>("auth"));

        /// <summary>
        /// Credentials for hypervisors that ask for some: libvirt with SASL, for example `qemu+tcp://host/system` or `qemu+tls://host/system`. They are given to every hypervisor of this provider that asks; for hosts with different ones use an explicit provider each, or libvirt's own ways, which work as they do for `virsh` and come first: `authfile=` in the URI, `LIBVIRT_AUTH_FILE`, `~/.config/libvirt/auth.conf`. Nobody is ever asked at a terminal: what is missing or wrong is an error (HP4034). Default: none.
        /// </summary>
        public static Types.Credentials? Auth
        {
            get => _auth.Get();
            set => _auth.Set(value);
        }

        private static readonly __Value<Types.Headroom?> _headroom = new __Value<Types.Headroom?>(() => __config.GetObject<Types.Headroom>("headroom"));

        /// <summary>
        /// How far a machine that is created here can grow live when it names no maximum, in multiples of its size at create; cut at the limits of machine type and hypervisor.
        /// </summary>
        public static Types.Headroom? Headroom
        {
            get => _headroom.Get();
            set => _headroom.Set(value);
        }

        private static readonly __Value<ImmutableArray<string>> _hosts = new __Value<ImmutableArray<string>>(() => __config.GetObject<ImmutableArray<string>>("hosts"));

        /// <summary>
        /// URIs of hypervisors at which a machine is looked up when it is not where it was, for example after a migration, and at which it must not exist when it is created. Environment: `HOTPLUG_HOSTS`, separated by commas. Default: none.
        /// </summary>
        public static ImmutableArray<string> Hosts
        {
            get => _hosts.Get();
            set => _hosts.Set(value);
        }

        private static readonly __Value<int?> _maxParallelPowerCycles = new __Value<int?>(() => __config.GetInt32("maxParallelPowerCycles"));

        /// <summary>
        /// How many machines may be stopped and started at the same time under `onRebootRequired = "reboot"`, 1 or more. Environment: `HOTPLUG_MAX_PARALLEL_POWER_CYCLES`. Default: 1.
        /// </summary>
        public static int? MaxParallelPowerCycles
        {
            get => _maxParallelPowerCycles.Get();
            set => _maxParallelPowerCycles.Set(value);
        }

        private static readonly __Value<string?> _onUnreachable = new __Value<string?>(() => __config.Get("onUnreachable"));

        /// <summary>
        /// What a refresh does when a machine's hypervisor cannot be reached or does not let us in. `error` (default): it fails, once for each hypervisor, naming it and the machines there. `keep`: the last known state stays, with a warning; machines on other hypervisors are planned and applied, changing one that cannot be reached is an error. Environment: `HOTPLUG_ON_UNREACHABLE`.
        /// </summary>
        public static string? OnUnreachable
        {
            get => _onUnreachable.Get();
            set => _onUnreachable.Set(value);
        }

        private static readonly __Value<string?> _simulate = new __Value<string?>(() => __config.Get("simulate"));

        /// <summary>
        /// A file in which machines are simulated, for example for tests of programs: every machine is looked for there, whatever its `uri` says, and no hypervisor is asked. A relative path begins at the working directory; the file is made when it is missing. Environment: `HOTPLUG_SIMULATE`. Default: nothing is simulated.
        /// </summary>
        public static string? Simulate
        {
            get => _simulate.Get();
            set => _simulate.Set(value);
        }

        private static readonly __Value<string?> _uri = new __Value<string?>(() => __config.Get("uri"));

        /// <summary>
        /// The hypervisor of every machine that names none, for example `qemu:///system`, `qemu+ssh://host/system` or `ch+unix:///run/cloud-hypervisor`. Environment: `HOTPLUG_URI`. ssh asks nobody: the key must be in the agent or named (`keyfile=` in the URI), and the host's key must be in `known_hosts`; what ssh refuses is an error (HP4034).
        /// </summary>
        public static string? Uri
        {
            get => _uri.Get();
            set => _uri.Set(value);
        }

        private sealed class __Value<T>
        {
            private readonly Func<T> _read;
            private T _value = default!;
            private bool _isSet;

            public __Value(Func<T> read) => _read = read;

            public T Get() => _isSet ? _value : _read();

            public void Set(T value)
            {
                _value = value;
                _isSet = true;
            }
        }

        /// <summary>
        /// Objects in the configuration.
        /// </summary>
        public static class Types
        {
            public class Credentials
            {
                /// <summary>
                /// Password. It is kept in no state; give it as a secret or through the environment. Environment: `HOTPLUG_PASSWORD`. Default: none.
                /// </summary>
                [global::System.Text.Json.Serialization.JsonPropertyName("password")]
                public string? Password { get; set; } = null!;
                /// <summary>
                /// User name, with the realm where the hypervisor wants it (`name@realm`). Environment: `HOTPLUG_USERNAME`. Default: none.
                /// </summary>
                [global::System.Text.Json.Serialization.JsonPropertyName("username")]
                public string? Username { get; set; } = null!;
            }
            public class Headroom
            {
                /// <summary>
                /// `maxMemory` as a multiple of `memory`, 1 or more. Default: 4.
                /// </summary>
                [global::System.Text.Json.Serialization.JsonPropertyName("memory")]
                public int? Memory { get; set; }
                /// <summary>
                /// `maxVcpus` as a multiple of `vcpus`, 1 or more. Default: 4.
                /// </summary>
                [global::System.Text.Json.Serialization.JsonPropertyName("vcpus")]
                public int? Vcpus { get; set; }
            }
        }
    }
}
