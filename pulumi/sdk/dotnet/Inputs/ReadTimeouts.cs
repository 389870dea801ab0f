// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Inputs
{
    public sealed class ReadTimeouts : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Reading. Default: `"20m"`.
        /// </summary>
        [Input("read")]
        public string? Read { get; set; }

        public ReadTimeouts()
        {
        }

        public static new ReadTimeouts Empty => new ReadTimeouts();
    }
}
