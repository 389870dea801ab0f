// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug
{
    /// <summary>
    /// The number of bytes of a size text.
    ///
    /// Gives the number of bytes of a size such as `"8GiB"` or `"1.5 GiB"`, to reckon with it. `bytes("8GiB")` is `8589934592`. The unit is required: B, KiB, MiB, GiB, TiB or PiB. An error for any other text, and for sizes that are no whole number of bytes or larger than 8191PiB.
    /// </summary>
    public static class Bytes
    {
        /// <summary>
        /// The number of bytes of a size text.
        ///
        /// Gives the number of bytes of a size such as `"8GiB"` or `"1.5 GiB"`, to reckon with it. `bytes("8GiB")` is `8589934592`. The unit is required: B, KiB, MiB, GiB, TiB or PiB. An error for any other text, and for sizes that are no whole number of bytes or larger than 8191PiB.
        /// </summary>
        public static Task<BytesResult> InvokeAsync(BytesArgs args, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.InvokeAsync<BytesResult>("hotplug:index:bytes", args ?? new BytesArgs(), options.WithDefaults());

        /// <summary>
        /// The number of bytes of a size text.
        ///
        /// Gives the number of bytes of a size such as `"8GiB"` or `"1.5 GiB"`, to reckon with it. `bytes("8GiB")` is `8589934592`. The unit is required: B, KiB, MiB, GiB, TiB or PiB. An error for any other text, and for sizes that are no whole number of bytes or larger than 8191PiB.
        /// </summary>
        public static Output<BytesResult> Invoke(BytesInvokeArgs args, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.Invoke<BytesResult>("hotplug:index:bytes", args ?? new BytesInvokeArgs(), options.WithDefaults());

        /// <summary>
        /// The number of bytes of a size text.
        ///
        /// Gives the number of bytes of a size such as `"8GiB"` or `"1.5 GiB"`, to reckon with it. `bytes("8GiB")` is `8589934592`. The unit is required: B, KiB, MiB, GiB, TiB or PiB. An error for any other text, and for sizes that are no whole number of bytes or larger than 8191PiB.
        /// </summary>
        public static Output<BytesResult> Invoke(BytesInvokeArgs args, InvokeOutputOptions options)
            => global::Pulumi.Deployment.Instance.Invoke<BytesResult>("hotplug:index:bytes", args ?? new BytesInvokeArgs(), options.WithDefaults());
    }

    /// <summary>
    /// What Bytes.InvokeAsync is asked with.
    /// </summary>
    public sealed class BytesArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// A number and its unit, for example `"8GiB"`.
        /// </summary>
        [Input("size", required: true)]
        public string Size { get; set; } = null!;

        public BytesArgs()
        {
        }

        public static new BytesArgs Empty => new BytesArgs();
    }

    /// <summary>
    /// What Bytes.Invoke is asked with.
    /// </summary>
    public sealed class BytesInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// A number and its unit, for example `"8GiB"`.
        /// </summary>
        [Input("size", required: true)]
        public Input<string> Size { get; set; } = null!;

        public BytesInvokeArgs()
        {
        }

        public static new BytesInvokeArgs Empty => new BytesInvokeArgs();
    }

    /// <summary>
    /// What Bytes answers.
    /// </summary>
    [OutputType]
    public sealed class BytesResult
    {
        /// <summary>
        /// The number of bytes.
        /// </summary>
        public readonly double Result;

        [OutputConstructor]
        private BytesResult(double result)
        {
            this.Result = result;
        }
    }
}
