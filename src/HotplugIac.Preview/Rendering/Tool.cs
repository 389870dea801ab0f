using System.Reflection;

namespace HotplugIac.Preview.Rendering;

/// <summary>How this program names itself in what it writes.</summary>
internal static class Tool
{
    public const string Name = "hotplug";

    public static string Version { get; } =
        typeof(Tool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
