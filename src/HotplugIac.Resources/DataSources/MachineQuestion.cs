using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.DataSources;

/// <summary>Which machine is asked for: by name or by id, never both.</summary>
internal sealed record MachineQuestion(string? Uri, string? Name, string? Id)
{
    public static MachineQuestion Read(MapValue config, ValueReader reader)
    {
        var (name, id) = (config[Attributes.Name], config[VirtualMachineSchema.Id]);
        if (name is TextValue && id is TextValue)
        {
            Fail(Attributes.Name, "name and id are both set.");
        }
        else if (name.IsNull && id.IsNull)
        {
            Fail(Attributes.Name, "Neither name nor id is set.");
        }
        else if (name is TextValue { Text: "" })
        {
            Fail(Attributes.Name, "name is empty.");
        }
        else if (id is TextValue { Text: "" })
        {
            Fail(VirtualMachineSchema.Id, "id is empty.");
        }

        return new MachineQuestion(ValueReader.Text(config[Attributes.Uri]), ValueReader.Text(name), ValueReader.Text(id));

        void Fail(string attribute, string what) => reader.Fail(attribute, InputRules.WhichMachine, $"{what} {InputRules.WhichMachine.Remedy}");
    }
}
