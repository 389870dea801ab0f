// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Outputs
{
    [OutputType]
    public sealed class HostNode
    {
        /// <summary>
        /// Its CPUs, for example `"0-3,8"`; empty for a node of memory only.
        /// </summary>
        public readonly string Cpus;
        /// <summary>
        /// Its memory that nothing uses at the moment; null where the hypervisor does not tell.
        /// </summary>
        public readonly string? FreeMemory;
        /// <summary>
        /// Its huge pages, one entry for each size that the host knows.
        /// </summary>
        public readonly ImmutableArray<Outputs.HugePages> HugePages;
        /// <summary>
        /// Number of the node.
        /// </summary>
        public readonly int Id;
        /// <summary>
        /// Its memory.
        /// </summary>
        public readonly string Memory;

        [OutputConstructor]
        private HostNode(string cpus, string? freeMemory, ImmutableArray<Outputs.HugePages> hugePages, int id, string memory)
        {
            this.Cpus = cpus;
            this.FreeMemory = freeMemory;
            this.HugePages = hugePages;
            this.Id = id;
            this.Memory = memory;
        }
    }
}
