// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug
{
    /// <summary>
    /// The size text of a number of bytes.
    ///
    /// Gives the size text of a number of bytes as this provider writes it everywhere: the shortest exact one, a whole number of the largest unit that divides it. `formatSize(1610612736)` is `"1536MiB"`. An error for numbers that are negative, no whole number, or larger than 9223372036854775807.
    /// </summary>
    public static class FormatSize
    {
        /// <summary>
        /// The size text of a number of bytes.
        ///
        /// Gives the size text of a number of bytes as this provider writes it everywhere: the shortest exact one, a whole number of the largest unit that divides it. `formatSize(1610612736)` is `"1536MiB"`. An error for numbers that are negative, no whole number, or larger than 9223372036854775807.
        /// </summary>
        public static Task<FormatSizeResult> InvokeAsync(FormatSizeArgs args, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.InvokeAsync<FormatSizeResult>("hotplug:index:formatSize", args ?? new FormatSizeArgs(), options.WithDefaults());

        /// <summary>
        /// The size text of a number of bytes.
        ///
        /// Gives the size text of a number of bytes as this provider writes it everywhere: the shortest exact one, a whole number of the largest unit that divides it. `formatSize(1610612736)` is `"1536MiB"`. An error for numbers that are negative, no whole number, or larger than 9223372036854775807.
        /// </summary>
        public static Output<FormatSizeResult> Invoke(FormatSizeInvokeArgs args, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.Invoke<FormatSizeResult>("hotplug:index:formatSize", args ?? new FormatSizeInvokeArgs(), options.WithDefaults());

        /// <summary>
        /// The size text of a number of bytes.
        ///
        /// Gives the size text of a number of bytes as this provider writes it everywhere: the shortest exact one, a whole number of the largest unit that divides it. `formatSize(1610612736)` is `"1536MiB"`. An error for numbers that are negative, no whole number, or larger than 9223372036854775807.
        /// </summary>
        public static Output<FormatSizeResult> Invoke(FormatSizeInvokeArgs args, InvokeOutputOptions options)
            => global::Pulumi.Deployment.Instance.Invoke<FormatSizeResult>("hotplug:index:formatSize", args ?? new FormatSizeInvokeArgs(), options.WithDefaults());
    }

    /// <summary>
    /// What FormatSize.InvokeAsync is asked with.
    /// </summary>
    public sealed class FormatSizeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// The number of bytes, 0 or more.
        /// </summary>
        [Input("bytes", required: true)]
        public double Bytes { get; set; }

        public FormatSizeArgs()
        {
        }

        public static new FormatSizeArgs Empty => new FormatSizeArgs();
    }

    /// <summary>
    /// What FormatSize.Invoke is asked with.
    /// </summary>
    public sealed class FormatSizeInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// The number of bytes, 0 or more.
        /// </summary>
        [Input("bytes", required: true)]
        public Input<double> Bytes { get; set; } = null!;

        public FormatSizeInvokeArgs()
        {
        }

        public static new FormatSizeInvokeArgs Empty => new FormatSizeInvokeArgs();
    }

    /// <summary>
    /// What FormatSize answers.
    /// </summary>
    [OutputType]
    public sealed class FormatSizeResult
    {
        /// <summary>
        /// The size text.
        /// </summary>
        public readonly string Result;

        [OutputConstructor]
        private FormatSizeResult(string result)
        {
            this.Result = result;
        }
    }
}
