using HotplugIac.Core.Model;

namespace HotplugIac.Cli.Inspecting;

/// <summary>Power states in the words of the attribute <c>power_state</c>.</summary>
internal static class PowerText
{
    public static string? Of(PowerState? power) => power switch
    {
        PowerState.Running => "running",
        PowerState.Paused => "paused",
        PowerState.Off => "shut off",
        _ => null,
    };
}
