using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning;

/// <summary>What the next boot of a running machine will change (RULEBOOK A4.8: compare, since libvirt keeps no such flag).</summary>
public static class PendingChanges
{
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
                pending[attribute.Name] = $"{now} → {next} at the next boot";
            }
        }

        return pending;
    }
}
