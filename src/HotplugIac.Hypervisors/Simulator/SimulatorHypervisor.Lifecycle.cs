using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors.Simulator;

/// <content>Definitions, creating and removing machines.</content>
public sealed partial class SimulatorHypervisor
{
    /// <inheritdoc/>
    public async Task<DefinitionReading> ReadDefinitionAsync(string definition, CancellationToken cancellationToken)
    {
        var facts = await store.ChangeAsync(state => (state, state.Facts), cancellationToken);
        if (formats.FirstOrDefault(f => f.Fits(definition)) is { } format)
        {
            return format.Read(definition, facts);
        }

        var nothing = new Sizing(1, 1, ByteSize.Zero, ByteSize.Zero, 0);
        return new DefinitionReading(string.Empty, null, nothing, facts, [Problem.Error(Attributes.Definition, InputRules.MalformedDefinition,
            "The definition is of no form that the simulator knows. It accepts a libvirt domain XML (<domain …>) and a Cloud Hypervisor VmConfig in JSON ({ … }).")]);
    }

    /// <inheritdoc/>
    public async Task<string> CreateAsync(string definition, string name, Sizing sizing, CancellationToken cancellationToken)
    {
        var what = $"create {name}";
        var reading = await ReadDefinitionAsync(definition, cancellationToken);
        if (reading.Problems.FirstOrDefault(p => p.Severity == Severity.Error) is { } problem)
        {
            throw new HypervisorException(LifecycleRules.StepFailed, $"{what}: {problem.Text}");
        }

        var id = reading.Id?.ToLowerInvariant() ?? (newId?.Invoke() ?? Guid.NewGuid()).ToString("D");
        await CallAsync(
            SimulatorCall.Create,
            (_, machine) => machine == name,
            state =>
            {
                RefuseExisting(state, name, id);
                var created = new SimulatedMachine(id, name, null, DefinedSizing.Of(what, sizing, reading.Facts), reading.Facts) { Definition = definition };

                // It is there only when it has started: an error leaves the state as it was.
                return (state.Plus(SimulatedBoot.Of(what, created)), null);
            },
            cancellationToken);
        return id;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var machine = MachineRef.ById(id);
        return CallAsync(
            SimulatorCall.Delete,
            (state, name) => state.Find(machine)?.Name == name,
            state => (state.IndexOf(machine) is >= 0 and var index ? state.With(index, null) : state, null),
            cancellationToken);
    }

    private static void RefuseExisting(SimulatorState state, string name, string id)
    {
        if (state.Find(MachineRef.ByName(name)) is { } sameName)
        {
            throw Refusal.Exists($"A machine named {name} ({sameName.Id})");
        }

        if (state.Find(MachineRef.ById(id)) is { } sameId)
        {
            throw Refusal.Exists($"A machine with the UUID {id} ({sameId.Name})");
        }
    }
}
