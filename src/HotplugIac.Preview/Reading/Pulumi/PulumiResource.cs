using HotplugIac.Preview.Reading.Json;
using HotplugIac.Resources.Schema;

namespace HotplugIac.Preview.Reading.Pulumi;

/// <summary>A resource as one side of a step has it.</summary>
internal sealed record PulumiResource(PulumiProperties Inputs, PulumiProperties Outputs, string Id, bool IsTainted, bool IsRetained)
{
    /// <returns>Null where the step has no such side.</returns>
    public static PulumiResource? Of(JsonFields step, string name, string label)
    {
        if (!step.Has(name))
        {
            return null;
        }

        var state = step.Object(name);
        return new PulumiResource(
            PulumiProperties.Of(state.Bytes("inputs"), $"{name}.inputs of {label}"),
            PulumiProperties.Of(state.Bytes("outputs"), $"{name}.outputs of {label}"),
            state.Text("importID") ?? state.Text("id") ?? string.Empty,
            state.Flag("taint") ?? false,
            state.Flag("retainOnDelete") ?? false);
    }
}

/// <summary>A step of a preview, about a machine.</summary>
/// <param name="Reasons">The properties for which it replaces.</param>
/// <param name="Differing">The properties that differ, as the engine says: of secrets nobody else can tell. Empty where it does not say.</param>
/// <param name="IsPlanned">Whether the new outputs are what the provider said in this preview. Before it was asked, they may be left from the last update.</param>
internal sealed record PulumiStep(string Urn, string Op, PulumiResource? Old, PulumiResource? New, IReadOnlyList<string> Reasons, IReadOnlyList<string> Differing, bool IsPlanned)
{
    public const string MachineType = "hotplug:index:VirtualMachine";

    private const string StackType = "pulumi:pulumi:Stack";
    private const string ProviderType = "pulumi:providers:";

    /// <summary>The attributes whose values are secret on both sides and are the same, as far as the engine says which are not.</summary>
    public IEnumerable<string> SameSecrets() => Op != "update" || Differing.Count == 0 || Old is null || New is null ? []
        : New.Inputs.Secret.Where(n => Old.Inputs.Secret.Contains(n)).Except(Differing.Select(Attribute));

    /// <summary>The attribute that a property's path begins with.</summary>
    public static string Attribute(string path) => CamelNames.FromCamel(path.Split('.', '[')[0]);

    /// <summary>The type of the resource itself, without those of its parents.</summary>
    public static string Type(string urn) => urn.Split("::") is [_, _, var types, ..] ? types.Split('$')[^1] : string.Empty;

    /// <summary>Whether the type is one of somebody else's resources. The stack itself and providers are the tool's own.</summary>
    public static bool IsOther(string type) => type != StackType && type != MachineType && !type.StartsWith(ProviderType, StringComparison.Ordinal);
}
