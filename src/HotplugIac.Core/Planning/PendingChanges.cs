using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning;

/// <summary>What the next boot of a running machine will change (RULEBOOK A4.8: compare, since libvirt keeps no such flag).</summary>
public static class PendingChanges
{
    private const string Arrow = " → ";
    private const string When = " at the next boot";

    /// <summary>Attribute to one readable line; empty for a machine that is off or has nothing pending.</summary>
    public static IReadOnlyDictionary<string, string> Between(Sizing? running, Sizing configured)
    {
        var pending = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (running is null)
        {
            return pending;
        }

        foreach (var attribute in SizingAttribute.All)
        {
            var (now, next) = (attribute.Read(running), attribute.Read(configured));
            if (now != next)
            {
                pending[attribute.Name] = $"{now}{Arrow}{next}{When}";
            }
        }

        return pending;
    }

    /// <summary>Whether a text is a line of <see cref="Between"/>.</summary>
    public static bool IsLine(string text) => text.EndsWith(When, StringComparison.Ordinal) && text.Split(Arrow).Length == 2;

    /// <summary>What a line of <see cref="Between"/> says of the running machine and of its next boot.</summary>
    public static (string Now, string Next) Sides(string line)
    {
        var sides = line[..^When.Length].Split(Arrow);
        return (sides[0], sides[1]);
    }
}
