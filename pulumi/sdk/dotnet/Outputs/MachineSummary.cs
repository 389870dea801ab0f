// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Outputs
{
    [OutputType]
    public sealed class MachineSummary
    {
        /// <summary>
        /// Why the machine could not be read: then it has no sizes here. Null for all others.
        /// </summary>
        public readonly string? Error;
        /// <summary>
        /// Identity of the machine: its UUID.
        /// </summary>
        public readonly string Id;
        /// <summary>
        /// Ceiling for live growth of `memory`.
        /// </summary>
        public readonly string? MaxMemory;
        /// <summary>
        /// Ceiling for live growth of `vcpus`.
        /// </summary>
        public readonly int? MaxVcpus;
        /// <summary>
        /// Capacity of the machine, all kinds of memory together (virtio-mem: what was requested).
        /// </summary>
        public readonly string? Memory;
        /// <summary>
        /// The machine's name.
        /// </summary>
        public readonly string Name;
        /// <summary>
        /// Whether the machine's next boot will change its CPU or memory.
        /// </summary>
        public readonly bool? PendingReboot;
        /// <summary>
        /// `running`, `paused` or `shut off`; null when it could not be read.
        /// </summary>
        public readonly Pulumi.Hotplug.PowerState? PowerState;
        /// <summary>
        /// vCPUs that the machine has.
        /// </summary>
        public readonly int? Vcpus;

        [OutputConstructor]
        private MachineSummary(string? error, string id, string? maxMemory, int? maxVcpus, string? memory, string name, bool? pendingReboot, Pulumi.Hotplug.PowerState? powerState, int? vcpus)
        {
            this.Error = error;
            this.Id = id;
            this.MaxMemory = maxMemory;
            this.MaxVcpus = maxVcpus;
            this.Memory = memory;
            this.Name = name;
            this.PendingReboot = pendingReboot;
            this.PowerState = powerState;
            this.Vcpus = vcpus;
        }
    }
}
