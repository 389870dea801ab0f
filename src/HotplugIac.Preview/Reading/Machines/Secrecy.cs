using HotplugIac.Core.Model;
using HotplugIac.Preview.Reading.Json;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Schema;

namespace HotplugIac.Preview.Reading.Machines;

/// <summary>
/// Which texts about a machine may be shown. Sizes follow from each other, so that one that is secret hides all of them: where
/// <c>memory</c> is, <c>base_memory</c> and the lines of <c>impact</c> would tell it.
/// </summary>
internal sealed class Secrecy(IReadOnlySet<string> secret)
{
    public const string Hidden = "(sensitive)";

    private static readonly HashSet<string> Telling =
    [
        .. SizingAttribute.All.Select(a => a.Name),
        Attributes.MemoryMethod, VirtualMachineSchema.Impact, VirtualMachineSchema.PendingChanges, VirtualMachineSchema.LiveValues,
    ];

    public bool HidesSizes { get; } = secret.Overlaps(Telling);

    public bool HidesName { get; } = secret.Contains(Attributes.Name);

    public ChangeLine Line(string attribute, Timing timing, string text, string? code = null) =>
        new(ShortText.Of(attribute, 100), timing, IsHidden(attribute) ? Hidden : ShortText.Of(text), code);

    /// <summary>A sentence that may name values.</summary>
    public string? Sentence(string? text) => text is null ? null : secret.Count > 0 ? $"{Hidden}" : ShortText.Of(text);

    private bool IsHidden(string attribute) => HidesSizes || secret.Contains(attribute);
}
