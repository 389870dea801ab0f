using HotplugIac.Resources.Forecasting;

namespace HotplugIac.Yaml.Syntax;

/// <summary>Suggestions for misspelt names, bounded: comparing takes the product of the lengths.</summary>
internal static class Names
{
    /// <summary>Ends the sentence that names the wrong one.</summary>
    public static string Hint(string name, IEnumerable<string> known) =>
        name.Length > 64 ? "." : NearName.Hint(name, known.Where(k => k.Length <= 64).Take(200));
}
