using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>Values → <see cref="MachineConfig"/>. Every value that cannot be read becomes a problem with its attribute.</summary>
public static class ConfigReader
{
    public const string Dimm = "dimm";
    public const string VirtioMem = "virtio-mem";

    public static MachineConfig Read(MapValue config)
    {
        var problems = new List<Problem>();
        var spec = new MachineSpec(Text(config, Attributes.Name) ?? string.Empty)
        {
            Vcpus = Number(config, Attributes.Vcpus, 1, problems),
            MaxVcpus = Number(config, Attributes.MaxVcpus, 1, problems),
            Memory = Size(config, Attributes.Memory, problems),
            BaseMemory = Size(config, Attributes.BaseMemory, problems),
            MaxMemory = Size(config, Attributes.MaxMemory, problems),
            MemorySlots = Number(config, Attributes.MemorySlots, 0, problems),
            MemoryMethod = Method(config, problems),
            NumaCells = Cells(config, problems),
        };
        if (config[Attributes.Name] is TextValue { Text: "" } or NullValue)
        {
            problems.Add(Problem.Error(Attributes.Name, InputRules.Missing, "name is empty: give the machine's name."));
        }

        // Terraform itself refuses an absent vcpus, but lets an explicit null pass.
        if (config[Attributes.Vcpus].IsNull)
        {
            problems.Add(Problem.Error(Attributes.Vcpus, InputRules.Missing, "vcpus is null: give a whole number from 1 to max_vcpus."));
        }

        var inputs = VirtualMachineSchema.Rows.Where(r => r.Usage != Usage.Computed).Select(r => config[r.Name]);
        return new MachineConfig(spec, Text(config, Attributes.Uri), Text(config, Attributes.Definition), inputs.Any(v => v.HasUnknown),
            config[Attributes.Uri].IsUnknown, config[Attributes.Definition].IsUnknown, problems.ToEquatableList());
    }

    public static string MethodText(MemoryModel method) => method == MemoryModel.VirtioMem ? VirtioMem : Dimm;

    private static string? Text(MapValue config, string name) => config[name] is TextValue text ? text.Text : null;

    private static int? Number(MapValue config, string name, int least, List<Problem> problems)
    {
        if (config[name] is not NumberValue value)
        {
            return null;
        }

        if (value.Number == decimal.Truncate(value.Number) && value.Number >= least && value.Number <= int.MaxValue)
        {
            return (int)value.Number;
        }

        var (rule, most) = name switch
        {
            Attributes.MemorySlots => (InputRules.Slots, "the limit of the machine type (256 on x86)"),
            Attributes.MaxVcpus => (InputRules.VcpuRange, "the limit of the machine type"),
            _ => (InputRules.VcpuRange, "max_vcpus"),
        };
        problems.Add(Problem.Error(name, rule, string.Create(CultureInfo.InvariantCulture, $"{name} = {value.Number} is not possible: choose a whole number from {least} to {most}.")));
        return null;
    }

    private static ByteSize? Size(MapValue config, string name, List<Problem> problems)
    {
        if (config[name] is not TextValue text)
        {
            return null;
        }

        if (ByteSize.TryParse(text.Text, out var size, out var error))
        {
            return size;
        }

        problems.Add(Problem.Error(name, InputRules.Size, $"{name} = {error}"));
        return null;
    }

    private static MemoryModel? Method(MapValue config, List<Problem> problems)
    {
        switch (Text(config, Attributes.MemoryMethod))
        {
            case null:
                return null;
            case Dimm:
                return MemoryModel.Dimm;
            case VirtioMem:
                return MemoryModel.VirtioMem;
            case var other:
                problems.Add(Problem.Error(Attributes.MemoryMethod, InputRules.MemoryMethod, $"memory_method = \"{other}\" is not known: use \"{Dimm}\" or \"{VirtioMem}\"."));
                return null;
        }
    }

    private static EquatableList<NumaCell>? Cells(MapValue config, List<Problem> problems)
    {
        if (config[Attributes.NumaCells] is not ListValue { HasUnknown: false } list)
        {
            return null;
        }

        for (var i = 0; i < list.Items.Count; i++)
        {
            var cell = list.Items[i] as MapValue ?? MapValue.Empty;
            if (!CpuSet.TryParse(Text(cell, VirtualMachineSchema.Cpus), out _, out var error))
            {
                problems.Add(Problem.Error(Attributes.NumaCells, InputRules.NumaCpus, $"numa_cells[{i}].cpus = {error}"));
            }

            if (!ByteSize.TryParse(Text(cell, Attributes.Memory), out _, out error))
            {
                problems.Add(Problem.Error(Attributes.NumaCells, InputRules.Size, $"numa_cells[{i}].memory = {error}"));
            }
        }

        return SizingValues.Cells(list);
    }
}
