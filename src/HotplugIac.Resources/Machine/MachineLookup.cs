using System.Collections.Concurrent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>Finds hypervisors and machines, and turns what goes wrong into problems.</summary>
internal sealed class MachineLookup(HypervisorPool pool, ProviderSettings settings)
{
    public string? Route(string? uri) => uri ?? settings.Uri;

    /// <summary>Machines of this state that were created here, by id, as this process has met them.</summary>
    private readonly ConcurrentDictionary<string, bool> _own = new(StringComparer.Ordinal);

    /// <summary>
    /// Remembers a machine of the state. A replacement is planned as a create while the old machine is still there; only so
    /// is it told from a machine that belongs to somebody else.
    /// </summary>
    public void Remember(MapValue state)
    {
        if (state[VirtualMachineSchema.Id] is TextValue id && state[Attributes.Definition] is TextValue)
        {
            _own[id.Text] = true;
        }
    }

    public bool IsOwn(string id) => _own.ContainsKey(id);

    /// <summary>Whether it cannot be said yet where the machine is.</summary>
    public bool RouteIsUnknown(string? uri) => uri is null && settings.UriIsUnknown;

    /// <summary>The hypervisor for a machine's <c>uri</c>, or the provider's.</summary>
    public (IHypervisor? Hypervisor, Problem? Problem) Hypervisor(string? uri) => pool.Get(Route(uri));

    /// <summary>One machine; both parts null when it is not there.</summary>
    public async Task<(MachineSnapshot? Snapshot, Problem? Problem)> ReadAsync(string? uri, MachineRef machine, CancellationToken cancellationToken)
    {
        var (hypervisor, problem) = Hypervisor(uri);
        if (hypervisor is null)
        {
            return (null, problem);
        }

        try
        {
            return ((await hypervisor.ReadAsync([machine], cancellationToken))[0], null);
        }
        catch (HypervisorException e)
        {
            return (null, Explain(e, $"The machine \"{machine}\" could not be read: "));
        }
    }

    public static Problem Explain(HypervisorException e, string context) =>
        Problem.Error(e.Rule == LifecycleRules.Unreachable ? Attributes.Uri : string.Empty, e.Rule, $"{context}{e.Message} {e.Rule.Remedy}");

    public Problem NotFound(string? uri, string machine) => Problem.Error(Attributes.Name, LifecycleRules.NotFound,
        $"There is no machine \"{machine}\" at {Route(uri)}. {LifecycleRules.NotFound.Why} {LifecycleRules.NotFound.Remedy}");
}
