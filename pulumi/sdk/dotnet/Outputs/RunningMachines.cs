// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Outputs
{
    [OutputType]
    public sealed class RunningMachines
    {
        /// <summary>
        /// How many there are.
        /// </summary>
        public readonly int Count;
        /// <summary>
        /// Their memory if each grew live as far as it can.
        /// </summary>
        public readonly string MaxMemory;
        /// <summary>
        /// Their vCPUs if each grew live as far as it can.
        /// </summary>
        public readonly int MaxVcpus;
        /// <summary>
        /// Their memory (virtio-mem: what was requested), whether the guests have touched it or not.
        /// </summary>
        public readonly string Memory;
        /// <summary>
        /// Their vCPUs. More than `cpus` is common: machines share the CPUs.
        /// </summary>
        public readonly int Vcpus;

        [OutputConstructor]
        private RunningMachines(int count, string maxMemory, int maxVcpus, string memory, int vcpus)
        {
            this.Count = count;
            this.MaxMemory = maxMemory;
            this.MaxVcpus = maxVcpus;
            this.Memory = memory;
            this.Vcpus = vcpus;
        }
    }
}
