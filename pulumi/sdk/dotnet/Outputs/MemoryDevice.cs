// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Outputs
{
    [OutputType]
    public sealed class MemoryDevice
    {
        /// <summary>
        /// virtio-mem only: step of `requested`, a power of two from `"2MiB"`. Default: the hypervisor's own.
        /// </summary>
        public readonly string? Block;
        /// <summary>
        /// `dimm` or `virtio-mem`.
        /// </summary>
        public readonly Pulumi.Hotplug.MemoryModel Model;
        /// <summary>
        /// NUMA cell of the guest, from 0. Required where the machine has more than one; not allowed where it has none. Default: the only cell, if there is one.
        /// </summary>
        public readonly int? Node;
        /// <summary>
        /// virtio-mem only: how much of `size` the guest shall use, a multiple of `block`. Default: all of it. Moves live.
        /// </summary>
        public readonly string? Requested;
        /// <summary>
        /// Capacity of a DIMM, a multiple of the guest's memory block (128 MiB on most x86 guests); ceiling of a virtio-mem device, a multiple of `block`. Changed by taking the device out and putting another in.
        /// </summary>
        public readonly string Size;

        [OutputConstructor]
        private MemoryDevice(string? block, Pulumi.Hotplug.MemoryModel model, int? node, string? requested, string size)
        {
            this.Block = block;
            this.Model = model;
            this.Node = node;
            this.Requested = requested;
            this.Size = size;
        }
    }
}
