using System.Globalization;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>The lowest free number for each kind of alias.</summary>
internal sealed class AliasNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    public string Next(string kind)
    {
        var number = 0;
        while (!_taken.Add(Name(kind, number)))
        {
            number++;
        }

        return Name(kind, number);
    }

    private static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{DeviceGrowth.AliasPrefix}{kind}{number}");
}
