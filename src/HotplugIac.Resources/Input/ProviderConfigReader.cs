using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
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
        var uri = ProviderInput.Of(config[Attributes.Uri], Attributes.Uri, ProviderSettings.UriVariable, environment);
        var simulate = ProviderInput.Of(config[ProviderSchema.Simulate], ProviderSchema.Simulate, ProviderSettings.SimulateVariable, environment);
        var hosts = ProviderInput.Of(config[ProviderSchema.Hosts], ProviderSchema.Hosts, ProviderSettings.HostsVariable, environment);
        var policy = ProviderInput.Of(config[ProviderSchema.OnUnreachable], ProviderSchema.OnUnreachable, ProviderSettings.OnUnreachableVariable, environment);
        var cycles = ProviderInput.Of(config[ProviderSchema.MaxParallelPowerCycles], ProviderSchema.MaxParallelPowerCycles, ProviderSettings.MaxParallelPowerCyclesVariable, environment);
        var headroom = config[ProviderSchema.Headroom];
        if (uri.Text is { } text && simulate.Text is null && !isKnown(text))
        {
            reader.Fail(Place(Attributes.Uri, text), InputRules.Uri, $"{uri.Label} = \"{ShownUri.Of(text)}\" has no scheme that this version knows. {InputRules.Uri.Remedy}");
        }

        var settings = new ProviderSettings(uri.Text)
        {
            Simulator = simulate.Text is { } file ? SimulatorUri.Of(Path.GetFullPath(file)) : null,
            SimulatorIsUnknown = simulate.Value.IsUnknown,
            UriIsUnknown = uri.Value.IsUnknown,
            Auth = Auth(config[ProviderSchema.Auth], environment),
            AuthIsUnknown = config[ProviderSchema.Auth].HasUnknown,
            Hosts = Hosts(hosts.AsList(), isKnown, reader),
            HostsAreUnknown = hosts.Value.HasUnknown,
            Headroom = new Headroom(
                Multiple(headroom, ProviderSchema.HeadroomVcpus, reader) ?? Headroom.Default.Vcpus,
                Multiple(headroom, ProviderSchema.HeadroomMemory, reader) ?? Headroom.Default.Memory),
            HeadroomIsUnknown = headroom.HasUnknown,
            MaxParallelPowerCycles = Number(cycles.AsNumber(), ProviderSchema.MaxParallelPowerCycles, reader) ?? 1,
            OnUnreachable = reader.Choice(policy.Value, ProviderSchema.OnUnreachable, policy.Label, Choices.OnUnreachable) ?? UnreachablePolicy.Error,
        };
        return (settings, reader.Problems);
    }

    /// <summary>Of a URI with a password no attribute is named: Terraform would print its line in the configuration.</summary>
    private static string Place(string attribute, string uri) => ShownUri.Secrets(uri).Count > 0 ? string.Empty : attribute;

    /// <summary>
    /// Not checked for what may be missing: a file of libvirt's can have the rest. And no problem names the attribute, whose
    /// line in the configuration Terraform would print.
    /// </summary>
    private static HypervisorCredentials? Auth(Value value, Func<string, string?> environment)
    {
        var fields = value as MapValue ?? MapValue.Empty;
        var user = ProviderInput.Of(fields[ProviderSchema.AuthUserName], ProviderSchema.Auth, ProviderSettings.UserNameVariable, environment).Text;
        var password = ProviderInput.Of(fields[ProviderSchema.AuthPassword], ProviderSchema.Auth, ProviderSettings.PasswordVariable, environment).Text;
        return user is null && password is null ? null : new HypervisorCredentials(user, password);
    }

    private static int? Number(ProviderInput input, string attribute, ValueReader reader)
    {
        if (input.Value is TextValue { Text: var text })
        {
            reader.Fail(attribute, InputRules.NotInRange, $"{input.Label} = \"{text}\" is not possible: choose a whole number, 1 or more.");
        }

        return reader.WholeNumber(input.Value, attribute, input.Label, 1);
    }

    private static int? Multiple(Value headroom, string name, ValueReader reader) => headroom is MapValue fields
        ? reader.WholeNumber(fields[name], ProviderSchema.Headroom, $"{ProviderSchema.Headroom}.{name}", 1)
        : null;

    private static EquatableList<string> Hosts(ProviderInput input, Func<string, bool> isKnown, ValueReader reader)
    {
        if (input.Value is not ListValue list)
        {
            return [];
        }

        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is NullValue or TextValue { Text: "" })
            {
                reader.Fail(ProviderSchema.Hosts, InputRules.Missing, $"{input.Label}[{i}] is empty: give a hypervisor's URI, for example \"qemu+ssh://host/system\".");
            }
            else if (list.Items[i] is TextValue { Text: var uri } && !isKnown(uri))
            {
                reader.Fail(Place(ProviderSchema.Hosts, uri), InputRules.Uri, $"{input.Label}[{i}] = \"{ShownUri.Of(uri)}\" has no scheme that this version knows. {InputRules.Uri.Remedy}");
            }
        }

        return list.Items.OfType<TextValue>().Select(t => t.Text).Distinct(StringComparer.Ordinal).ToEquatableList();
    }
}
