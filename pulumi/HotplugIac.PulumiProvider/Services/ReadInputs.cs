using HotplugIac.Core.Model;
using HotplugIac.PulumiProvider.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.PulumiProvider.Services;

/// <summary>The inputs that belong to a machine that was read.</summary>
internal static class ReadInputs
{
    /// <summary>What the program sets, with the values that are there now; what it does not set follows the machine.</summary>
    public static MapValue Refreshed(MapValue inputs, MapValue state) => new(MachineProperties.Inputs
        .Where(r => !inputs[r.Name].IsNull)
        .ToDictionary(r => r.Name, r => state[r.Name].IsNull ? inputs[r.Name] : state[r.Name], StringComparer.Ordinal));

    /// <summary>
    /// What a program has to say about a machine that was imported, and no more: sizes, and ceilings where it can grow. Everything
    /// else is observed while it is not set.
    /// </summary>
    public static MapValue Imported(MapValue state)
    {
        var inputs = MapValue.Empty;
        foreach (var name in (string[])[Attributes.Name, Attributes.Uri, Attributes.Vcpus, Attributes.Memory])
        {
            inputs = inputs.With(name, state[name]);
        }

        return WithCeiling(WithCeiling(inputs, state, Attributes.MaxVcpus, Attributes.Vcpus), state, Attributes.MaxMemory, Attributes.Memory);
    }

    private static MapValue WithCeiling(MapValue inputs, MapValue state, string ceiling, string size) =>
        state[ceiling].Equals(state[size]) ? inputs : inputs.With(ceiling, state[ceiling]);
}
