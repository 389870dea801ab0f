using HotplugIac.Core.Model;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Input;

/// <summary>The policies. What is not set has its default here and nowhere else: the state holds what the user wrote.</summary>
internal static class PolicyReader
{
    public static Policy Read(MapValue config, ValueReader reader) => new()
    {
        OnRebootRequired = reader.Choice(config[Attributes.OnRebootRequired], Attributes.OnRebootRequired, Attributes.OnRebootRequired, Choices.OnRebootRequired)
            ?? Policy.Default.OnRebootRequired,
        Unplug = reader.Choice(config[Attributes.Unplug], Attributes.Unplug, Attributes.Unplug, Choices.Unplug) ?? Policy.Default.Unplug,
        Guest = reader.Choice(config[Attributes.Guest], Attributes.Guest, Attributes.Guest, Choices.Guest) ?? Policy.Default.Guest,
        ShutdownTimeout = reader.Duration(config[Attributes.ShutdownTimeout], Attributes.ShutdownTimeout, Attributes.ShutdownTimeout) ?? Policy.Default.ShutdownTimeout,
        UnplugTimeout = reader.Duration(config[Attributes.UnplugTimeout], Attributes.UnplugTimeout, Attributes.UnplugTimeout) ?? Policy.Default.UnplugTimeout,
        ForceStop = config[Attributes.ForceStop] is FlagValue { Flag: true },
    };
}
