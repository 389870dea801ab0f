// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Inputs
{
    public sealed class HeadroomArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// `maxMemory` as a multiple of `memory`, 1 or more. Default: 4.
        /// </summary>
        [Input("memory")]
        public Input<int>? Memory { get; set; }

        /// <summary>
        /// `maxVcpus` as a multiple of `vcpus`, 1 or more. Default: 4.
        /// </summary>
        [Input("vcpus")]
        public Input<int>? Vcpus { get; set; }

        public HeadroomArgs()
        {
        }

        public static new HeadroomArgs Empty => new HeadroomArgs();
    }
}
