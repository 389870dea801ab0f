// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Inputs
{
    public sealed class NumaTuneCellArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Index in `numaCells`, from 0.
        /// </summary>
        [Input("cell", required: true)]
        public Input<int> Cell { get; set; } = null!;

        /// <summary>
        /// `strict`, `preferred`, `interleave` or `restrictive`.
        /// </summary>
        [Input("mode", required: true)]
        public Input<Pulumi.Hotplug.NumaTuneMode> Mode { get; set; } = null!;

        /// <summary>
        /// Nodes of the host.
        /// </summary>
        [Input("nodeset", required: true)]
        public Input<string> Nodeset { get; set; } = null!;

        public NumaTuneCellArgs()
        {
        }

        public static new NumaTuneCellArgs Empty => new NumaTuneCellArgs();
    }
}
