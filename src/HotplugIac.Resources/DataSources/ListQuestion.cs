using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.DataSources;

/// <summary>Which machines are asked for; null for any.</summary>
internal sealed record ListQuestion(string? Uri, NamePattern? Pattern, PowerState? Power)
{
    public static ListQuestion Read(MapValue config, ValueReader reader) => new(
        ValueReader.Text(config[Attributes.Uri]),
        NamePattern.Read(config[MachineListRows.NameRegex], MachineListRows.NameRegex, reader),
        reader.Choice(config[Attributes.PowerState], Attributes.PowerState, Attributes.PowerState, Choices.PowerStates));

    /// <summary>As much as the hypervisor can leave out, before it is read.</summary>
    public MachineFilter Filter => new(OnlyActive: Power is PowerState.Running or PowerState.Paused, Pattern is null ? null : Pattern.Matches);
}
