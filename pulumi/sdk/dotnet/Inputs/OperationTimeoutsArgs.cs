// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Inputs
{
    public sealed class OperationTimeoutsArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Creating or adopting. Default: `"20m"`.
        /// </summary>
        [Input("create")]
        public Input<string>? Create { get; set; }

        /// <summary>
        /// Deleting or releasing. Default: `"20m"`.
        /// </summary>
        [Input("delete")]
        public Input<string>? Delete { get; set; }

        /// <summary>
        /// Refreshing. Default: `"20m"`.
        /// </summary>
        [Input("read")]
        public Input<string>? Read { get; set; }

        /// <summary>
        /// Changing. Default: `"20m"`.
        /// </summary>
        [Input("update")]
        public Input<string>? Update { get; set; }

        public OperationTimeoutsArgs()
        {
        }

        public static new OperationTimeoutsArgs Empty => new OperationTimeoutsArgs();
    }
}
