using HotplugIac.PulumiProvider.Naming;
using HotplugIac.Resources.Forecasting;
using HotplugIac.Resources.Schema;

namespace HotplugIac.PulumiProvider.Wire;

/// <summary>A property that the schema does not have, or whose value has another type than there.</summary>
/// <param name="Path">For example <c>numaCells[0].memory</c>.</param>
internal sealed record Misfit(string Path, string Reason)
{
    /// <summary>Whether the name is what does not fit.</summary>
    public bool IsUnknownName { get; private init; }

    public static Misfit Unknown(string path, IEnumerable<AttributeSchema> rows)
    {
        var known = rows.Select(r => Names.ToPulumi(r.Name)).ToList();
        var name = path[(path.LastIndexOf('.') + 1)..];
        return new Misfit(path, $"There is no property \"{name}\" here{NearName.Hint(name, known)} Allowed: {string.Join(", ", known)}.") { IsUnknownName = true };
    }

    /// <summary>What is there is named by its type only: it may be a secret.</summary>
    public static Misfit Wrong(string path, string expected, string found) => new(path, $"{path} is {found}: give {expected}.");
}
