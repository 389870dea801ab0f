using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Rendering;

/// <summary>How this program names itself in what it writes.</summary>
internal static class Tool
{
    public const string Name = "hotplug";

    public const string Version = ProductVersion.Text;
}
