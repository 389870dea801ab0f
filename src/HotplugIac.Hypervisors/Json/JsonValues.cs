using System.Globalization;
using System.Text.Json;
using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Json;

/// <summary>JSON values → values of the model. What is wrong is a <see cref="JsonTextException"/> that says what is allowed.</summary>
public static class JsonValues
{
    /// <summary>An object whose members are all among the allowed ones: a typo must not be silent.</summary>
    public static JsonItem Known(this JsonItem item, params IReadOnlyList<string> allowed)
    {
        foreach (var (name, member) in item.Object().Members)
        {
            if (!allowed.Contains(name, StringComparer.Ordinal))
            {
                throw member.Fault($"{item.Name} has a member \"{name}\", which is not known. Allowed: {string.Join(", ", allowed)}.");
            }
        }

        return item;
    }

    public static JsonItem Object(this JsonItem item) => item.Kind == JsonValueKind.Object ? item : throw item.Wrong("an object");

    /// <summary>The items of an array; none where there is no array.</summary>
    public static IReadOnlyList<JsonItem> Array(this JsonItem? item) =>
        item is null ? [] : item.Kind == JsonValueKind.Array ? item.Items : throw item.Wrong("an array");

    public static string Text(this JsonItem item) => item.Kind == JsonValueKind.String ? item.Raw : throw item.Wrong("a text");

    public static bool Flag(this JsonItem item) =>
        item.Kind is JsonValueKind.True or JsonValueKind.False ? item.Kind == JsonValueKind.True : throw item.Wrong("true or false");

    /// <param name="least">The smallest that is allowed; the largest is what fits into 32 bits.</param>
    public static int Whole(this JsonItem item, int least = 0, int most = int.MaxValue) =>
        item.Kind == JsonValueKind.Number && int.TryParse(item.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw item.Wrong(string.Create(CultureInfo.InvariantCulture, $"a whole number from {least}{(most == int.MaxValue ? string.Empty : $" to {most}")}"));

    /// <summary>A size as users write it: <c>"8GiB"</c>.</summary>
    public static ByteSize Size(this JsonItem item) =>
        item.Kind != JsonValueKind.String ? throw item.Wrong("a size with a unit, for example \"8GiB\"")
        : ByteSize.TryParse(item.Raw, out var size, out var error) ? Bounded(item, size)
        : throw item.Fault($"{item.Name}: {error}");

    /// <summary>A size as a number of bytes.</summary>
    public static ByteSize Bytes(this JsonItem item) =>
        item.Kind == JsonValueKind.Number && long.TryParse(item.Raw, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? Bounded(item, new ByteSize(bytes))
            : throw item.Wrong("a whole number of bytes");

    /// <summary>Ids as <c>"0-3,5"</c>.</summary>
    public static CpuSet Cpus(this JsonItem item) =>
        item.Kind != JsonValueKind.String ? throw item.Wrong("ids, for example \"0-3\"")
        : CpuSet.TryParse(item.Raw, out var set, out var error) ? set
        : throw item.Fault($"{item.Name}: {error}");

    /// <summary>Sums of a machine's sizes stay far below the largest number, so that no later sum can overflow.</summary>
    private static ByteSize Bounded(JsonItem item, ByteSize size) =>
        size <= MachineFacts.MemoryLimit ? size : throw item.Wrong($"at most {MachineFacts.MemoryLimit}");
}
