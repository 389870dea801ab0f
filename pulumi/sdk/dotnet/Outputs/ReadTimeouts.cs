// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Outputs
{
    [OutputType]
    public sealed class ReadTimeouts
    {
        /// <summary>
        /// Reading. Default: `"20m"`.
        /// </summary>
        public readonly string? Read;

        [OutputConstructor]
        private ReadTimeouts(string? read)
        {
            this.Read = read;
        }
    }
}
