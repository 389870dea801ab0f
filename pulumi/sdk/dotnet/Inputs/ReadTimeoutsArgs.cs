// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Inputs
{
    public sealed class ReadTimeoutsArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Reading. Default: `"20m"`.
        /// </summary>
        [Input("read")]
        public Input<string>? Read { get; set; }

        public ReadTimeoutsArgs()
        {
        }

        public static new ReadTimeoutsArgs Empty => new ReadTimeoutsArgs();
    }
}
