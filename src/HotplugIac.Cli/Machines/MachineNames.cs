using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Forecasting;

namespace HotplugIac.Cli.Machines;

/// <summary>Finds machines by name, or by UUID where no machine has that as its name.</summary>
internal static class MachineNames
{
    public static async Task<MachineSnapshot> FindAsync(MachineSession session, string name, CancellationToken cancellationToken)
    {
        var hypervisor = session.Hypervisor();
        var found = await MachineSession.AskAsync($"The machine \"{name}\" at {session.ShownRoute} could not be read", async () =>
        {
            var byName = (await hypervisor.ReadAsync([MachineRef.ByName(name)], cancellationToken))[0];
            return byName is null && Guid.TryParse(name, out var id) ? (await hypervisor.ReadAsync([MachineRef.ById(id.ToString())], cancellationToken))[0] : byName;
        });
        return found ?? throw CliException.Of(await NotFoundAsync(session, name, cancellationToken));
    }

    /// <summary>All machines, by name.</summary>
    public static async Task<IReadOnlyList<ListedMachine>> ListAsync(MachineSession session, CancellationToken cancellationToken)
    {
        var hypervisor = session.Hypervisor();
        var machines = await MachineSession.AskAsync($"The machines at {session.ShownRoute} could not be listed", () => hypervisor.ListAsync(MachineFilter.All, cancellationToken));
        return [.. machines.OrderBy(m => m.Name, StringComparer.Ordinal)];
    }

    /// <summary>What could not be read of a list.</summary>
    public static EquatableList<Problem> Unread(IEnumerable<ListedMachine> machines) =>
    [
        .. machines.Where(m => m.Failure is not null)
            .Select(m => Problem.Error(string.Empty, m.Failure!.Rule, $"The machine \"{m.Name}\" could not be read: {m.Failure.Message} {m.Failure.Rule.Remedy}")),
    ];

    private static async Task<Problem> NotFoundAsync(MachineSession session, string name, CancellationToken cancellationToken)
    {
        var names = (await ListAsync(session, cancellationToken)).Select(m => m.Name);
        return Problem.Error(Attributes.Name, LifecycleRules.NotFound,
            $"There is no machine \"{name}\" at {session.ShownRoute}{NearName.Hint(name, names)} Run \"hotplug inspect\" to see which there are.");
    }
}
