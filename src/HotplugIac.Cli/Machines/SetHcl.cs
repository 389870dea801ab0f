using HotplugIac.Core.Model;
using HotplugIac.Resources.Values;
using HotplugIac.Yaml.Hcl;

namespace HotplugIac.Cli.Machines;

/// <summary>What to write into the Terraform configuration after <c>set</c>: what was asked for, as it is now.</summary>
internal static class SetHcl
{
    /// <summary>Null when there is no machine to write down.</summary>
    public static string? Of(AppliedMachine machine, MapValue wanted)
    {
        if (machine.State is not { } state)
        {
            return null;
        }

        string[] always = [Attributes.Name, Attributes.Uri, Attributes.Vcpus, Attributes.Memory];
        var values = new MapValue(always.Concat(wanted.Fields.Keys).Distinct().Where(n => !state[n].IsNull).ToDictionary(n => n, n => state[n], StringComparer.Ordinal));
        return HclText.Resource(machine.Planned.Address, values);
    }
}
