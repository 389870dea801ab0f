using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Cli.Machines;

/// <summary>
/// Plans machines that have no state: what is at the hypervisor is the state. A machine that is there is changed, one that is not
/// is created from its definition, and nothing is ever deleted.
/// </summary>
internal sealed class MachinePlans(VirtualMachineResource resource)
{
    /// <summary>How many are read and planned at once. A hypervisor answers them together, over one connection.</summary>
    private const int AtOnce = 32;

    /// <summary>In the order given.</summary>
    public async Task<IReadOnlyList<PlannedMachine>> PlanAsync(IReadOnlyList<(string Address, MapValue Config)> machines, CancellationToken cancellationToken)
    {
        var plans = new PlannedMachine[machines.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, machines.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, token) => plans[i] = await PlanAsync(machines[i].Address, machines[i].Config, token));
        return plans;
    }

    private async Task<PlannedMachine> PlanAsync(string address, MapValue config, CancellationToken cancellationToken)
    {
        if (VirtualMachineResource.Validate(config) is { Count: > 0 } wrong)
        {
            return Failed(address, config, wrong);
        }

        var found = await resource.ImportAsync((config[Attributes.Uri] as TextValue)?.Text, MachineRef.ByName(NameOf(config)), cancellationToken);
        var isThere = found.State is not null;
        if (!isThere && (found.Problems.Any(p => p.Code != LifecycleRules.NotFound.Code) || config[Attributes.Definition].IsNull))
        {
            return Failed(address, config, [.. found.Problems.Select(p => p.Code == LifecycleRules.NotFound.Code ? p.With("To have it made, give its definition.") : p)]);
        }

        var reply = await resource.PlanAsync(new PlanRequest(found.State, config, found.Private), cancellationToken);
        if (reply.Problems.Any(p => p.Severity == Severity.Error))
        {
            return Failed(address, config, reply.Problems);
        }

        if (reply.Replaces.Count > 0)
        {
            return Failed(address, config, [.. reply.Replaces.Select(attribute => Problem.Error(attribute, ResizeRules.AdoptedAnew,
                $"{attribute} cannot be changed on \"{NameOf(config)}\": the machine would have to be made anew, and nothing is deleted here. {ResizeRules.AdoptedAnew.Remedy}"))]);
        }

        var plan = isThere ? Steps(config, reply) : null;
        return new PlannedMachine(address, config, MachineReports.Of(address, config, reply, plan), [.. reply.Problems.Where(p => !IsInImpact(p))])
        {
            Found = isThere ? found : null,
            Reply = reply,
            Plan = plan,
        };
    }

    /// <summary>The plan with its lines apart, from the same facts: the resource gives them as text only.</summary>
    private static PlanResult? Steps(MapValue config, PlanReply reply)
    {
        var memory = PrivateState.Parse(reply.Private);
        return memory.Snapshot is { } snapshot ? Planner.Plan(ConfigReader.Read(config).Spec, snapshot, memory.Deferred) : null;
    }

    /// <summary>The warning that repeats the impact, for plans that do not show it.</summary>
    private static bool IsInImpact(Problem problem) => problem.Detail.StartsWith($"{VirtualMachineSchema.Impact}.{VirtualMachineSchema.Verdict} = ", StringComparison.Ordinal);

    private static PlannedMachine Failed(string address, MapValue config, EquatableList<Problem> problems) =>
        new(address, config, MachineReports.Failed(address, config, problems), problems);

    private static string NameOf(MapValue config) => config[Attributes.Name] is TextValue name ? name.Text : string.Empty;
}
