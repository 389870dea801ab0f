// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Outputs
{
    [OutputType]
    public sealed class HugePages
    {
        /// <summary>
        /// Those that nothing uses; null where the hypervisor does not tell.
        /// </summary>
        public readonly int? Free;
        /// <summary>
        /// Size of a page.
        /// </summary>
        public readonly string Size;
        /// <summary>
        /// Pages that are set up.
        /// </summary>
        public readonly int Total;

        [OutputConstructor]
        private HugePages(int? free, string size, int total)
        {
            this.Free = free;
            this.Size = size;
            this.Total = total;
        }
    }
}
