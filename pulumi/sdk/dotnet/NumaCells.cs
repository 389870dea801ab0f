// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug
{
    /// <summary>
    /// NUMA cells that stay balanced while the machine grows.
    ///
    /// Gives a list for the `numaCells` attribute of `VirtualMachine`. The cells take turns with the vCPU ids: cell 0 of 2 gets 0, 2, 4 and so on. vCPUs are plugged in the order of their ids, so each number of them is spread evenly over the cells. Base memory is split evenly in whole guest memory blocks of 128 MiB, or in steps of 1 MiB where there are fewer blocks than cells; what does not divide goes to the first cells. Distances are left to the guest.
    ///
    /// `vcpus` is `maxVcpus` of the machine, not the number that it starts with: cells hold each id below `maxVcpus`. `memory` is its base memory: what comes later as devices is not part of it.
    ///
    /// An error when `count` is not from 1 to `vcpus`, when `vcpus` is not from 1 to 4096, or when `memory` gives not each cell 1 MiB or more, in whole MiB.
    /// </summary>
    public static class NumaCells
    {
        /// <summary>
        /// NUMA cells that stay balanced while the machine grows.
        ///
        /// Gives a list for the `numaCells` attribute of `VirtualMachine`. The cells take turns with the vCPU ids: cell 0 of 2 gets 0, 2, 4 and so on. vCPUs are plugged in the order of their ids, so each number of them is spread evenly over the cells. Base memory is split evenly in whole guest memory blocks of 128 MiB, or in steps of 1 MiB where there are fewer blocks than cells; what does not divide goes to the first cells. Distances are left to the guest.
        ///
        /// `vcpus` is `maxVcpus` of the machine, not the number that it starts with: cells hold each id below `maxVcpus`. `memory` is its base memory: what comes later as devices is not part of it.
        ///
        /// An error when `count` is not from 1 to `vcpus`, when `vcpus` is not from 1 to 4096, or when `memory` gives not each cell 1 MiB or more, in whole MiB.
        /// </summary>
        public static Task<NumaCellsResult> InvokeAsync(NumaCellsArgs args, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.InvokeAsync<NumaCellsResult>("hotplug:index:numaCells", args ?? new NumaCellsArgs(), options.WithDefaults());

        /// <summary>
        /// NUMA cells that stay balanced while the machine grows.
        ///
        /// Gives a list for the `numaCells` attribute of `VirtualMachine`. The cells take turns with the vCPU ids: cell 0 of 2 gets 0, 2, 4 and so on. vCPUs are plugged in the order of their ids, so each number of them is spread evenly over the cells. Base memory is split evenly in whole guest memory blocks of 128 MiB, or in steps of 1 MiB where there are fewer blocks than cells; what does not divide goes to the first cells. Distances are left to the guest.
        ///
        /// `vcpus` is `maxVcpus` of the machine, not the number that it starts with: cells hold each id below `maxVcpus`. `memory` is its base memory: what comes later as devices is not part of it.
        ///
        /// An error when `count` is not from 1 to `vcpus`, when `vcpus` is not from 1 to 4096, or when `memory` gives not each cell 1 MiB or more, in whole MiB.
        /// </summary>
        public static Output<NumaCellsResult> Invoke(NumaCellsInvokeArgs args, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.Invoke<NumaCellsResult>("hotplug:index:numaCells", args ?? new NumaCellsInvokeArgs(), options.WithDefaults());

        /// <summary>
        /// NUMA cells that stay balanced while the machine grows.
        ///
        /// Gives a list for the `numaCells` attribute of `VirtualMachine`. The cells take turns with the vCPU ids: cell 0 of 2 gets 0, 2, 4 and so on. vCPUs are plugged in the order of their ids, so each number of them is spread evenly over the cells. Base memory is split evenly in whole guest memory blocks of 128 MiB, or in steps of 1 MiB where there are fewer blocks than cells; what does not divide goes to the first cells. Distances are left to the guest.
        ///
        /// `vcpus` is `maxVcpus` of the machine, not the number that it starts with: cells hold each id below `maxVcpus`. `memory` is its base memory: what comes later as devices is not part of it.
        ///
        /// An error when `count` is not from 1 to `vcpus`, when `vcpus` is not from 1 to 4096, or when `memory` gives not each cell 1 MiB or more, in whole MiB.
        /// </summary>
        public static Output<NumaCellsResult> Invoke(NumaCellsInvokeArgs args, InvokeOutputOptions options)
            => global::Pulumi.Deployment.Instance.Invoke<NumaCellsResult>("hotplug:index:numaCells", args ?? new NumaCellsInvokeArgs(), options.WithDefaults());
    }

    /// <summary>
    /// What NumaCells.InvokeAsync is asked with.
    /// </summary>
    public sealed class NumaCellsArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// How many cells, from 1 to `vcpus`.
        /// </summary>
        [Input("count", required: true)]
        public int Count { get; set; }

        /// <summary>
        /// Base memory of the machine, for example `"8GiB"`.
        /// </summary>
        [Input("memory", required: true)]
        public string Memory { get; set; } = null!;

        /// <summary>
        /// `maxVcpus` of the machine, from 1 to 4096.
        /// </summary>
        [Input("vcpus", required: true)]
        public int Vcpus { get; set; }

        public NumaCellsArgs()
        {
        }

        public static new NumaCellsArgs Empty => new NumaCellsArgs();
    }

    /// <summary>
    /// What NumaCells.Invoke is asked with.
    /// </summary>
    public sealed class NumaCellsInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// How many cells, from 1 to `vcpus`.
        /// </summary>
        [Input("count", required: true)]
        public Input<int> Count { get; set; } = null!;

        /// <summary>
        /// Base memory of the machine, for example `"8GiB"`.
        /// </summary>
        [Input("memory", required: true)]
        public Input<string> Memory { get; set; } = null!;

        /// <summary>
        /// `maxVcpus` of the machine, from 1 to 4096.
        /// </summary>
        [Input("vcpus", required: true)]
        public Input<int> Vcpus { get; set; } = null!;

        public NumaCellsInvokeArgs()
        {
        }

        public static new NumaCellsInvokeArgs Empty => new NumaCellsInvokeArgs();
    }

    /// <summary>
    /// What NumaCells answers.
    /// </summary>
    [OutputType]
    public sealed class NumaCellsResult
    {
        /// <summary>
        /// NUMA cells that stay balanced while the machine grows.
        /// </summary>
        public readonly ImmutableArray<Outputs.NumaCell> Result;

        [OutputConstructor]
        private NumaCellsResult(ImmutableArray<Outputs.NumaCell> result)
        {
            this.Result = result;
        }
    }
}
