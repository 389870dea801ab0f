using HotplugIac.Core.Model;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Forecasting;

/// <summary>
/// What is asked of a shown machine. What <c>after</c> does not name stays as it is: a policy, <c>memory_devices</c> or
/// <c>numa_tune</c> as <c>before</c> has it; a size is left alone, pending or not.
/// </summary>
/// <param name="Spec">With <c>fail</c> as <c>defer</c>: the answer is what would be refused.</param>
/// <param name="Named">The sized attributes that <c>after</c> gives a value.</param>
internal sealed record Wish(MachineSpec Spec, IReadOnlySet<string> Named, EquatableList<Problem> Problems)
{
    public static IReadOnlyList<string> Inputs { get; } = [.. VirtualMachineSchema.Rows.Where(r => r.Usage != Usage.Computed).Select(r => r.Name)];

    private static readonly HashSet<string> Cpu = [Attributes.Vcpus, Attributes.MaxVcpus, Attributes.MinVcpus, Attributes.CpuTopology, Attributes.NumaCells];

    private static readonly HashSet<string> Memory =
        [Attributes.Memory, Attributes.BaseMemory, Attributes.MaxMemory, Attributes.MemorySlots, Attributes.MemoryMethod, Attributes.MemoryDevices, Attributes.NumaCells];

    public bool ConcernsVcpus => Named.Overlaps(Cpu);

    public bool ConcernsMemory => Named.Overlaps(Memory);

    public static Wish Of(MapValue before, MapValue asked)
    {
        // A machine without cells has an empty list of them, and nobody can ask for one: a whole object passes it on.
        var after = asked[Attributes.NumaCells] is ListValue { Items.Count: 0 } none && none.Equals(before[Attributes.NumaCells]) ? asked.With(Attributes.NumaCells, Value.Null) : asked;
        var values = VirtualMachineSchema.Rows.Where(r => r.Usage != Usage.Computed).ToDictionary(
            r => r.Name,
            r => after.Fields.TryGetValue(r.Name, out var given) ? given : r.Usage == Usage.Optional ? before[r.Name] : Value.Null,
            StringComparer.Ordinal);
        values[Attributes.Name] = before[Attributes.Name];
        var config = Read(new MapValue(values));
        var policy = config.Spec.Policy;
        return new Wish(
            config.Spec with { Policy = policy with { OnRebootRequired = policy.OnRebootRequired == RebootPolicy.Fail ? RebootPolicy.Defer : policy.OnRebootRequired } },
            after.Fields.Where(f => !f.Value.IsNull && (Cpu.Contains(f.Key) || Memory.Contains(f.Key) || f.Key == Attributes.NumaTune)).Select(f => f.Key).ToHashSet(StringComparer.Ordinal),
            config.Problems);
    }

    /// <summary>Reads an object that need have neither a name nor vCPUs, as a configuration must.</summary>
    public static MachineConfig Read(MapValue values)
    {
        var hasVcpus = !values[Attributes.Vcpus].IsNull;
        var named = values[Attributes.Name] is TextValue { Text.Length: > 0 } ? values : values.With(Attributes.Name, Value.Of("the machine"));
        var config = ConfigReader.Read(hasVcpus ? named : named.With(Attributes.Vcpus, Value.Of(1)));
        return hasVcpus ? config : config with { Spec = config.Spec with { Vcpus = null } };
    }
}
