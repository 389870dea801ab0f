// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Outputs
{
    [OutputType]
    public sealed class OperationTimeouts
    {
        /// <summary>
        /// Creating or adopting. Default: `"20m"`.
        /// </summary>
        public readonly string? Create;
        /// <summary>
        /// Deleting or releasing. Default: `"20m"`.
        /// </summary>
        public readonly string? Delete;
        /// <summary>
        /// Refreshing. Default: `"20m"`.
        /// </summary>
        public readonly string? Read;
        /// <summary>
        /// Changing. Default: `"20m"`.
        /// </summary>
        public readonly string? Update;

        [OutputConstructor]
        private OperationTimeouts(string? create, string? delete, string? read, string? update)
        {
            this.Create = create;
            this.Delete = delete;
            this.Read = read;
            this.Update = update;
        }
    }
}
