using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Functions;

/// <summary><c>bytes</c> and <c>format_size</c>: the size texts of the product as numbers to reckon with, and back.</summary>
internal static class SizeFunctions
{
    private const string Size = "size";
    private const string BytesArgument = "bytes";

    public static FunctionSchema Bytes { get; } = new("bytes", "The number of bytes of a size text",
        "Gives the number of bytes of a size such as `\"8GiB\"` or `\"1.5 GiB\"`, to reckon with it. `provider::hotplug::bytes(\"8GiB\")` is `8589934592`. "
        + "The unit is required: B, KiB, MiB, GiB, TiB or PiB. An error for any other text, and for sizes that are no whole number of bytes or larger than 8191PiB."
        + FunctionTable.NeedsTerraform,
        [new(Size, ValueKind.Size, Usage.Required, "A number and its unit, for example `\"8GiB\"`.")],
        new(string.Empty, ValueKind.WholeNumber, Usage.Computed, "The number of bytes.") { IsLarge = true })
    {
        Call = static arguments => ByteSize.TryParse(((TextValue)arguments[0]).Text, out var size, out var error)
            ? FunctionReply.Of(new NumberValue(size.Bytes))
            : FunctionReply.Fail(0, $"{Size} = {error}"),
    };

    public static FunctionSchema FormatSize { get; } = new("format_size", "The size text of a number of bytes",
        "Gives the size text of a number of bytes as this provider writes it everywhere: the shortest exact one, a whole number of the largest unit that divides it. "
        + "`provider::hotplug::format_size(1610612736)` is `\"1536MiB\"`. An error for numbers that are negative, no whole number, or larger than 9223372036854775807."
        + FunctionTable.NeedsTerraform,
        [new(BytesArgument, ValueKind.WholeNumber, Usage.Required, "The number of bytes, 0 or more.") { IsLarge = true }],
        new(string.Empty, ValueKind.Size, Usage.Computed, "The size text."))
    {
        Call = static arguments => Text((NumberValue)arguments[0]),
    };

    private static FunctionReply Text(NumberValue bytes) =>
        bytes.Number < 0 || bytes.Number > long.MaxValue || bytes.Number != decimal.Truncate(bytes.Number)
            ? FunctionReply.Fail(0, string.Create(CultureInfo.InvariantCulture, $"{BytesArgument} = {bytes} is not possible: give a whole number from 0 to {long.MaxValue}. To round, use floor or ceil."))
            : FunctionReply.Of(Value.Of(new ByteSize((long)bytes.Number).ToString()));
}
