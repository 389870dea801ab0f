using System.Text.RegularExpressions;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.DataSources;

/// <summary><c>virtual_machines</c>: what is there.</summary>
internal sealed class MachineListDataSource(MachineLookup lookup) : IDataSource
{
    public async Task<DataReply> ReadAsync(MapValue config, CancellationToken cancellationToken)
    {
        var question = ListQuestion.Read(config, new ValueReader());
        var (hypervisor, problem) = lookup.Hypervisor(question.Uri);
        if (hypervisor is null)
        {
            return DataReply.Failed(problem!);
        }

        try
        {
            var machines = (await hypervisor.ListAsync(question.Filter, cancellationToken))
                .Where(m => question.Power is null || m.Power == question.Power)
                .OrderBy(m => m.Name, StringComparer.Ordinal).ToList();
            return new DataReply(State(config, machines), UnreadMachines.Warnings(machines));
        }
        catch (HypervisorException e)
        {
            return DataReply.Failed(MachineLookup.Explain(e, $"The machines at {lookup.ShownRoute(question.Uri)} could not be listed: "));
        }
        catch (RegexMatchTimeoutException e)
        {
            return DataReply.Failed(Problem.Error(MachineListRows.NameRegex, InputRules.Pattern,
                $"{MachineListRows.NameRegex} = \"{e.Pattern}\" takes more than {e.MatchTimeout.TotalSeconds:0} s to match the name \"{e.Input}\": simplify it. {InputRules.Pattern.Remedy}"));
        }
    }

    private static MapValue State(MapValue config, IReadOnlyList<ListedMachine> machines) => new(new Dictionary<string, Value>(StringComparer.Ordinal)
    {
        [Attributes.Uri] = config[Attributes.Uri],
        [MachineListRows.NameRegex] = config[MachineListRows.NameRegex],
        [Attributes.PowerState] = config[Attributes.PowerState],
        [VirtualMachineSchema.Timeouts] = config[VirtualMachineSchema.Timeouts],
        [MachineListRows.Names] = Value.Of(machines.Select(m => Value.Of(m.Name))),
        [MachineListRows.Machines] = Value.Of(machines.Select(Entry)),
    });

    private static MapValue Entry(ListedMachine machine)
    {
        var observed = machine.Snapshot is { } snapshot ? snapshot.Running ?? snapshot.Configured : null;
        Value Sized(string attribute) => observed is null ? Value.Null : SizingValues.Read(attribute, observed);
        return new MapValue(new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            [VirtualMachineSchema.Id] = Value.Of(machine.Id),
            [Attributes.Name] = Value.Of(machine.Name),
            [Attributes.PowerState] = machine.Power is { } power ? Value.Of(StateWriter.Power(power)) : Value.Null,
            [Attributes.Vcpus] = Sized(Attributes.Vcpus),
            [Attributes.MaxVcpus] = Sized(Attributes.MaxVcpus),
            [Attributes.Memory] = Sized(Attributes.Memory),
            [Attributes.MaxMemory] = Sized(Attributes.MaxMemory),
            [VirtualMachineSchema.PendingReboot] = machine.Snapshot is { } read
                ? StateWriter.Pending(read.Running, read.Configured).First(p => p.Key == VirtualMachineSchema.PendingReboot).Value
                : Value.Null,
            [MachineListRows.Error] = Value.Of(machine.Failure?.Message),
        });
    }
}
