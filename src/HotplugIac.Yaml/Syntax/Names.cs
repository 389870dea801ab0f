using HotplugIac.Resources.Forecasting;

namespace HotplugIac.Yaml.Syntax;

/// <summary>Suggestions for misspelt names, bounded: comparing takes the product of the lengths.</summary>
internal static class Names
{
    private const int Longest = 64;

    /// <summary>Ends the sentence that names the wrong one.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var near = known.Where(k => k.Length <= Longest).Take(200).ToList();
        return name.Length > Longest || near.Count == 0 ? "." : NearName.Hint(name, near);
    }
}
