// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Outputs
{
    [OutputType]
    public sealed class NumaTune
    {
        /// <summary>
        /// Cells of the guest with a placement of their own. Default: none.
        /// </summary>
        public readonly ImmutableArray<Outputs.NumaTuneCell> Cells;
        /// <summary>
        /// `strict`, `preferred`, `interleave` or `restrictive`.
        /// </summary>
        public readonly Pulumi.Hotplug.NumaTuneMode Mode;
        /// <summary>
        /// Nodes of the host as their ids, for example `"0-1"`.
        /// </summary>
        public readonly string Nodeset;

        [OutputConstructor]
        private NumaTune(ImmutableArray<Outputs.NumaTuneCell> cells, Pulumi.Hotplug.NumaTuneMode mode, string nodeset)
        {
            this.Cells = cells;
            this.Mode = mode;
            this.Nodeset = nodeset;
        }
    }
}
