// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Outputs
{
    [OutputType]
    public sealed class NumaCell
    {
        /// <summary>
        /// vCPU ids, for example `"0-3,8"`; empty for a cell of memory only.
        /// </summary>
        public readonly string Cpus;
        /// <summary>
        /// Distances to all cells in order, 10 to 255, 10 to the cell itself. For every cell or for none. Default: none, the guest assumes 10 and 20.
        /// </summary>
        public readonly ImmutableArray<int> Distances;
        /// <summary>
        /// Base memory of the cell, a size such as `"2GiB"`.
        /// </summary>
        public readonly string Memory;

        [OutputConstructor]
        private NumaCell(string cpus, ImmutableArray<int> distances, string memory)
        {
            this.Cpus = cpus;
            this.Distances = distances;
            this.Memory = memory;
        }
    }
}
