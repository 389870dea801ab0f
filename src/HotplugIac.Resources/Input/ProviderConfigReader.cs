using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Simulator.File;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Input;

/// <summary>Values of the provider configuration → <see cref="ProviderSettings"/>.</summary>
public static class ProviderConfigReader
{
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="isKnown">Whether a URI has a scheme that a hypervisor serves.</param>
    public static (ProviderSettings Settings, EquatableList<Problem> Problems) Read(MapValue config, Func<string, string?> environment, Func<string, bool> isKnown)
    {
        var reader = new ValueReader();
        var uri = TextOr(config[Attributes.Uri], ProviderSettings.UriVariable, environment);
        var simulate = TextOr(config[ProviderSchema.Simulate], ProviderSettings.SimulateVariable, environment);
        var headroom = config[ProviderSchema.Headroom];
        var settings = new ProviderSettings(uri)
        {
            Simulator = simulate is null ? null : SimulatorUri.Of(Path.GetFullPath(simulate)),
            SimulatorIsUnknown = config[ProviderSchema.Simulate].IsUnknown,
            UriIsUnknown = config[Attributes.Uri].IsUnknown,
            Hosts = Hosts(config[ProviderSchema.Hosts], isKnown, reader),
            HostsAreUnknown = config[ProviderSchema.Hosts].HasUnknown,
            Headroom = new Headroom(
                Multiple(headroom, ProviderSchema.HeadroomVcpus, reader) ?? Headroom.Default.Vcpus,
                Multiple(headroom, ProviderSchema.HeadroomMemory, reader) ?? Headroom.Default.Memory),
            HeadroomIsUnknown = headroom.HasUnknown,
            MaxParallelPowerCycles = reader.WholeNumber(config[ProviderSchema.MaxParallelPowerCycles], ProviderSchema.MaxParallelPowerCycles, ProviderSchema.MaxParallelPowerCycles, 1) ?? 1,
            OnUnreachable = reader.Choice(config[ProviderSchema.OnUnreachable], ProviderSchema.OnUnreachable, ProviderSchema.OnUnreachable, Choices.OnUnreachable) ?? UnreachablePolicy.Error,
        };
        return (settings, reader.Problems);
    }

    /// <summary>A text, or the environment's where none is set. Empty is none.</summary>
    private static string? TextOr(Value value, string variable, Func<string, string?> environment) =>
        (ValueReader.Text(value) ?? (value.IsUnknown ? null : environment(variable))) is { Length: > 0 } text ? text : null;

    private static int? Multiple(Value headroom, string name, ValueReader reader) => headroom is MapValue fields
        ? reader.WholeNumber(fields[name], ProviderSchema.Headroom, $"{ProviderSchema.Headroom}.{name}", 1)
        : null;

    private static EquatableList<string> Hosts(Value value, Func<string, bool> isKnown, ValueReader reader)
    {
        if (value is not ListValue list)
        {
            return [];
        }

        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is NullValue or TextValue { Text: "" })
            {
                reader.Fail(ProviderSchema.Hosts, InputRules.Missing, $"{ProviderSchema.Hosts}[{i}] is empty: give a hypervisor's URI, for example \"qemu+ssh://host/system\".");
            }
            else if (list.Items[i] is TextValue { Text: var uri } && !isKnown(uri))
            {
                reader.Fail(ProviderSchema.Hosts, InputRules.Uri, $"{ProviderSchema.Hosts}[{i}] = \"{uri}\" has no scheme that this version knows. {InputRules.Uri.Remedy}");
            }
        }

        return list.Items.OfType<TextValue>().Select(t => t.Text).Distinct(StringComparer.Ordinal).ToEquatableList();
    }
}
