using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>Values → <see cref="MachineConfig"/>. Every value that cannot be read becomes a problem with its attribute.</summary>
public static class ConfigReader
{
    public static MachineConfig Read(MapValue config)
    {
        var reader = new ValueReader();
        var spec = new MachineSpec(ValueReader.Text(config[Attributes.Name]) ?? string.Empty)
        {
            Vcpus = Number(config, Attributes.Vcpus, 1, "max_vcpus", InputRules.VcpuRange, reader),
            MaxVcpus = Number(config, Attributes.MaxVcpus, 1, "the limit of the machine type", InputRules.VcpuRange, reader),
            MinVcpus = Number(config, Attributes.MinVcpus, 1, "vcpus (a machine type without vCPU hotplug can only have vcpus: leave min_vcpus out there)", InputRules.MinVcpus, reader),
            Topology = TopologyReader.Read(config[Attributes.CpuTopology], reader),
            Memory = Size(config, Attributes.Memory, reader),
            BaseMemory = Size(config, Attributes.BaseMemory, reader),
            MaxMemory = Size(config, Attributes.MaxMemory, reader),
            MemorySlots = Number(config, Attributes.MemorySlots, 0, "the limit of the machine type (256 on x86)", InputRules.Slots, reader),
            MemoryMethod = reader.Choice(config[Attributes.MemoryMethod], Attributes.MemoryMethod, Attributes.MemoryMethod, Choices.MemoryModels, InputRules.MemoryMethod),
            MemoryDevices = MemoryDeviceReader.Read(config[Attributes.MemoryDevices], reader),
            NumaCells = NumaReader.Cells(config[Attributes.NumaCells], reader),
            NumaTune = NumaReader.Tune(config[Attributes.NumaTune], reader),
            Policy = PolicyReader.Read(config, reader),
        };
        OperationTimeouts.Of(config, reader);
        if (config[Attributes.Name] is TextValue { Text: "" } or NullValue)
        {
            reader.Fail(Attributes.Name, InputRules.Missing, "name is empty: give the machine's name.");
        }

        // Terraform itself refuses an absent vcpus, but lets an explicit null pass.
        if (config[Attributes.Vcpus].IsNull)
        {
            reader.Fail(Attributes.Vcpus, InputRules.Missing, "vcpus is null: give a whole number from 1 to max_vcpus.");
        }

        var inputs = VirtualMachineSchema.Rows.Where(r => r.Usage != Usage.Computed).Select(r => config[r.Name]);
        return new MachineConfig(spec, ValueReader.Text(config[Attributes.Uri]), ValueReader.Text(config[Attributes.Definition]), inputs.Any(v => v.HasUnknown),
            config[Attributes.Uri].IsUnknown, config[Attributes.Definition].IsUnknown, reader.Problems);
    }

    public static string MethodText(MemoryModel method) => Choices.MemoryModels.Name(method == MemoryModel.VirtioMem ? method : MemoryModel.Dimm);

    private static int? Number(MapValue config, string name, int least, string most, Rule rule, ValueReader reader) =>
        reader.WholeNumber(config[name], name, name, least, most, rule);

    private static ByteSize? Size(MapValue config, string name, ValueReader reader) => reader.Size(config[name], name, name);
}
