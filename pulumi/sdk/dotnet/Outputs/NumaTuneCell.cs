// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Outputs
{
    [OutputType]
    public sealed class NumaTuneCell
    {
        /// <summary>
        /// Index in `numaCells`, from 0.
        /// </summary>
        public readonly int Cell;
        /// <summary>
        /// `strict`, `preferred`, `interleave` or `restrictive`.
        /// </summary>
        public readonly Pulumi.Hotplug.NumaTuneMode Mode;
        /// <summary>
        /// Nodes of the host.
        /// </summary>
        public readonly string Nodeset;

        [OutputConstructor]
        private NumaTuneCell(int cell, Pulumi.Hotplug.NumaTuneMode mode, string nodeset)
        {
            this.Cell = cell;
            this.Mode = mode;
            this.Nodeset = nodeset;
        }
    }
}
