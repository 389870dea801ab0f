using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests.Rules;

/// <summary>A configuration as a user writes it, one attribute per line.</summary>
internal static class Configured
{
    public static string Text(MapValue config) =>
        string.Join('\n', config.Fields.Where(f => !f.Value.IsNull).Select(f => $"{f.Key} = {ValueText.Of(f.Value)}"));
}
