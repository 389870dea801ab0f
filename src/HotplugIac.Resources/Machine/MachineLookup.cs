using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.Resources.Machine;

/// <summary>Finds hypervisors and machines, and turns what goes wrong into problems.</summary>
internal sealed class MachineLookup(HypervisorPool pool, ProviderSettings settings)
{
    public ProviderSettings Settings => settings;

    /// <summary>Where a machine is asked for: at the simulator, when there is one.</summary>
    public string? Route(string? uri) => settings.Simulator ?? uri ?? settings.Uri;

    /// <summary><see cref="Route"/> for messages.</summary>
    public string? ShownRoute(string? uri) => Route(uri) is { } route ? ShownUri.Of(route) : null;

    /// <summary>Whether it cannot be said yet where the machine is.</summary>
    public bool RouteIsUnknown(string? uri) =>
        settings.SimulatorIsUnknown || (settings.Simulator is null && (settings.AuthIsUnknown || (uri is null && settings.UriIsUnknown)));

    /// <summary>The hypervisor for a machine's <c>uri</c>, or the provider's.</summary>
    public (IHypervisor? Hypervisor, Problem? Problem) Hypervisor(string? uri) => pool.Get(Route(uri));

    /// <summary>Whether a machine that is not found may be at a host that is not known yet.</summary>
    public bool OtherHostsAreUnknown => settings.Simulator is null && settings.HostsAreUnknown;

    /// <summary>All other hypervisors that the configuration names; a simulator stands for all of them.</summary>
    public IEnumerable<string> OtherHosts(string? uri) => settings.Simulator is not null ? [] :
        (settings.Uri is { } own ? settings.Hosts.Prepend(own) : settings.Hosts).Where(h => h != Route(uri)).Distinct(StringComparer.Ordinal);

    /// <summary>One machine at one place.</summary>
    public async Task<Finding> ReadAsync(string? uri, MachineRef machine, string name, CancellationToken cancellationToken)
    {
        var (hypervisor, problem) = Hypervisor(uri);
        if (hypervisor is null)
        {
            return new Finding(null, null, problem);
        }

        try
        {
            return new Finding((await hypervisor.ReadAsync([machine], cancellationToken))[0]);
        }
        catch (HypervisorException e)
        {
            return new Finding(null, null, Explain(e, $"The machine \"{name}\" at {ShownRoute(uri)} could not be read: ")) { IsUnreachable = e.IsUnreachable };
        }
    }

    /// <summary>
    /// A machine by its identity: where the user says it is, else wherever else the configuration knows a hypervisor. A host
    /// that does not answer may have it, so then nobody says that it is gone.
    /// </summary>
    public async Task<Finding> FindAsync(string? uri, string id, string name, CancellationToken cancellationToken)
    {
        var here = await ReadAsync(uri, MachineRef.ById(id), name, cancellationToken);
        if (here.Snapshot is not null || (here.Problem is not null && !here.IsUnreachable))
        {
            return here;
        }

        var hosts = Hypervisor(uri).Hypervisor is { HasLocalIds: true } ? [] : OtherHosts(uri).Where(h => pool.Get(h).Hypervisor is not { HasLocalIds: true }).ToList();
        var there = await Task.WhenAll(hosts.Select(h => ReadAsync(h, MachineRef.ById(id), name, cancellationToken)));
        var found = Array.FindIndex(there, f => f.Snapshot is not null);
        return found >= 0 ? there[found] with { Route = hosts[found] }
            : there.Prepend(here).FirstOrDefault(f => f.Problem is not null) ?? here;
    }

    public static Problem Explain(HypervisorException e, string context) =>
        Problem.Error(IsAboutPlace(e.Rule) ? Attributes.Uri : string.Empty, e.Rule, $"{context}{e.Message} {e.Rule.Remedy}");

    public Problem NotFound(string? uri, string machine) => Problem.Error(Attributes.Name, LifecycleRules.NotFound,
        $"There is no machine \"{machine}\" at {Places(uri)}. {LifecycleRules.NotFound.Why} {LifecycleRules.NotFound.Remedy}");

    /// <summary>Everywhere a machine was looked for, for messages.</summary>
    public string? Places(string? uri)
    {
        var hosts = OtherHosts(uri).ToList();
        return hosts.Count == 0 ? ShownRoute(uri) : $"{ShownRoute(uri)}, nor at {string.Join(", ", hosts.Select(ShownUri.Of))}";
    }

    /// <summary>Whether the place itself is what is wrong, whatever machine is asked for there.</summary>
    private static bool IsAboutPlace(Rule rule) =>
        rule == LifecycleRules.Unreachable || rule == LifecycleRules.AuthFailed || rule == InputRules.SimulatorFile || rule == InputRules.SimulatorPath;
}
