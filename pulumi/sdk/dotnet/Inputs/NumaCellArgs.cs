// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Inputs
{
    public sealed class NumaCellArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// vCPU ids, for example `"0-3,8"`; empty for a cell of memory only.
        /// </summary>
        [Input("cpus", required: true)]
        public Input<string> Cpus { get; set; } = null!;

        [Input("distances")]
        private InputList<int>? _distances;

        /// <summary>
        /// Distances to all cells in order, 10 to 255, 10 to the cell itself. For every cell or for none. Default: none, the guest assumes 10 and 20.
        /// </summary>
        public InputList<int> Distances
        {
            get => _distances ??= new InputList<int>();
            set => _distances = value;
        }

        /// <summary>
        /// Base memory of the cell, a size such as `"2GiB"`.
        /// </summary>
        [Input("memory", required: true)]
        public Input<string> Memory { get; set; } = null!;

        public NumaCellArgs()
        {
        }

        public static new NumaCellArgs Empty => new NumaCellArgs();
    }
}
