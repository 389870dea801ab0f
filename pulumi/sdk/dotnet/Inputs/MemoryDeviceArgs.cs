// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Inputs
{
    public sealed class MemoryDeviceArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// virtio-mem only: step of `requested`, a power of two from `"2MiB"`. Default: the hypervisor's own.
        /// </summary>
        [Input("block")]
        public Input<string>? Block { get; set; }

        /// <summary>
        /// `dimm` or `virtio-mem`.
        /// </summary>
        [Input("model", required: true)]
        public Input<Pulumi.Hotplug.MemoryModel> Model { get; set; } = null!;

        /// <summary>
        /// NUMA cell of the guest, from 0. Required where the machine has more than one; not allowed where it has none. Default: the only cell, if there is one.
        /// </summary>
        [Input("node")]
        public Input<int>? Node { get; set; }

        /// <summary>
        /// virtio-mem only: how much of `size` the guest shall use, a multiple of `block`. Default: all of it. Moves live.
        /// </summary>
        [Input("requested")]
        public Input<string>? Requested { get; set; }

        /// <summary>
        /// Capacity of a DIMM, a multiple of the guest's memory block (128 MiB on most x86 guests); ceiling of a virtio-mem device, a multiple of `block`. Changed by taking the device out and putting another in.
        /// </summary>
        [Input("size", required: true)]
        public Input<string> Size { get; set; } = null!;

        public MemoryDeviceArgs()
        {
        }

        public static new MemoryDeviceArgs Empty => new MemoryDeviceArgs();
    }
}
