// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Inputs
{
    public sealed class NumaTuneArgs : global::Pulumi.ResourceArgs
    {
        [Input("cells")]
        private InputList<Inputs.NumaTuneCellArgs>? _cells;

        /// <summary>
        /// Cells of the guest with a placement of their own. Default: none.
        /// </summary>
        public InputList<Inputs.NumaTuneCellArgs> Cells
        {
            get => _cells ??= new InputList<Inputs.NumaTuneCellArgs>();
            set => _cells = value;
        }

        /// <summary>
        /// `strict`, `preferred`, `interleave` or `restrictive`.
        /// </summary>
        [Input("mode", required: true)]
        public Input<Pulumi.Hotplug.NumaTuneMode> Mode { get; set; } = null!;

        /// <summary>
        /// Nodes of the host as their ids, for example `"0-1"`.
        /// </summary>
        [Input("nodeset", required: true)]
        public Input<string> Nodeset { get; set; } = null!;

        public NumaTuneArgs()
        {
        }

        public static new NumaTuneArgs Empty => new NumaTuneArgs();
    }
}
