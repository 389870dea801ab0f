// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Inputs
{
    public sealed class CpuTopologyArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Cores per die, 1 or more.
        /// </summary>
        [Input("cores", required: true)]
        public Input<int> Cores { get; set; } = null!;

        /// <summary>
        /// Dies per socket, 1 or more. Default: 1.
        /// </summary>
        [Input("dies")]
        public Input<int>? Dies { get; set; }

        /// <summary>
        /// Sockets, 1 or more.
        /// </summary>
        [Input("sockets", required: true)]
        public Input<int> Sockets { get; set; } = null!;

        /// <summary>
        /// Threads per core, 1 or more. Default: 1.
        /// </summary>
        [Input("threads")]
        public Input<int>? Threads { get; set; }

        public CpuTopologyArgs()
        {
        }

        public static new CpuTopologyArgs Empty => new CpuTopologyArgs();
    }
}
