// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Outputs
{
    [OutputType]
    public sealed class LiveValues
    {
        /// <summary>
        /// Its memory that is not a device.
        /// </summary>
        public readonly string BaseMemory;
        /// <summary>
        /// Its ceiling for memory.
        /// </summary>
        public readonly string MaxMemory;
        /// <summary>
        /// Its ceiling for vCPUs.
        /// </summary>
        public readonly int MaxVcpus;
        /// <summary>
        /// Capacity of the live machine (virtio-mem: what was requested).
        /// </summary>
        public readonly string Memory;
        /// <summary>
        /// Its memory slots.
        /// </summary>
        public readonly int MemorySlots;
        /// <summary>
        /// vCPUs of the live machine.
        /// </summary>
        public readonly int Vcpus;

        [OutputConstructor]
        private LiveValues(string baseMemory, string maxMemory, int maxVcpus, string memory, int memorySlots, int vcpus)
        {
            this.BaseMemory = baseMemory;
            this.MaxMemory = maxMemory;
            this.MaxVcpus = maxVcpus;
            this.Memory = memory;
            this.MemorySlots = memorySlots;
            this.Vcpus = vcpus;
        }
    }
}
