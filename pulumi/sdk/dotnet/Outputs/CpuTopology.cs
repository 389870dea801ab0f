// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Outputs
{
    [OutputType]
    public sealed class CpuTopology
    {
        /// <summary>
        /// Cores per die, 1 or more.
        /// </summary>
        public readonly int Cores;
        /// <summary>
        /// Dies per socket, 1 or more. Default: 1.
        /// </summary>
        public readonly int? Dies;
        /// <summary>
        /// Sockets, 1 or more.
        /// </summary>
        public readonly int Sockets;
        /// <summary>
        /// Threads per core, 1 or more. Default: 1.
        /// </summary>
        public readonly int? Threads;

        [OutputConstructor]
        private CpuTopology(int cores, int? dies, int sockets, int? threads)
        {
            this.Cores = cores;
            this.Dies = dies;
            this.Sockets = sockets;
            this.Threads = threads;
        }
    }
}
