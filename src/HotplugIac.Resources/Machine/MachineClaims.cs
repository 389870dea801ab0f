using System.Collections.Concurrent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>
/// Which machines have been planned in this run, so that a second resource for one of them is noticed. Terraform tells no
/// addresses; what it does tell is when a plan continues another one of the same resource (a replacement is planned twice): then
/// the private data of the first comes with the second. What is at another route or in another state nobody can see here.
/// </summary>
internal sealed class MachineClaims(MachineLookup lookup)
{
    private readonly ConcurrentDictionary<string, MapValue> _claimed = new(StringComparer.Ordinal);

    /// <summary>The reply to a plan, or an error in its place when another resource has planned the same machine.</summary>
    public PlanReply Check(PlanRequest request, PlanReply reply)
    {
        if (reply.Problems.Any(p => p.Severity == Severity.Error) || request.Config[Attributes.Uri].IsUnknown
            || lookup.RouteIsUnknown((request.Config[Attributes.Uri] as TextValue)?.Text))
        {
            return reply;
        }

        var memory = PrivateState.Parse(reply.Private);
        // Nearly every plan is the first of its resource: no need to read it all for that.
        var own = request.Private.AsSpan().IndexOf("\"claims\""u8) < 0 ? [] : PrivateState.Parse(request.Private).Claims;
        var claims = Keys(reply.Planned, memory.Route).ToEquatableList();
        foreach (var claim in claims)
        {
            if (!_claimed.TryAdd(claim, request.Config) && !own.Contains(claim))
            {
                return reply with { Problems = [Conflict(request, _claimed[claim])] };
            }
        }

        return reply with { Private = (memory with { Claims = [.. own, .. claims.Except(own)] }).ToBytes() };
    }

    /// <summary>
    /// By id where it is known, and by the name that it shall have: two resources that create the same machine know no id yet.
    /// Copies of one definition on two hosts have the same id, so the route belongs to it.
    /// </summary>
    private IEnumerable<string> Keys(MapValue planned, string? found)
    {
        var route = lookup.Route((planned[Attributes.Uri] as TextValue)?.Text);
        if (planned[VirtualMachineSchema.Id] is TextValue id)
        {
            yield return $"id {id.Text} {found ?? route}";
        }

        if (planned[Attributes.Name] is TextValue name)
        {
            yield return $"name {name.Text} {route}";
        }
    }

    private Problem Conflict(PlanRequest request, MapValue other) => Problem.Error(Attributes.Name, LifecycleRules.TwoResources,
        $"Another resource of this configuration manages the machine {ValueText.Of(request.Config[Attributes.Name])} at {lookup.ShownRoute((request.Config[Attributes.Uri] as TextValue)?.Text)} too. "
        + $"There it has {Wish(other)}, here {Wish(request.Config)}. {LifecycleRules.TwoResources.Why} {LifecycleRules.TwoResources.Remedy}");

    private static string Wish(MapValue config)
    {
        string[] told = [Attributes.Name, Attributes.Vcpus, Attributes.Memory];
        var set = told.Where(n => !config[n].IsNull).Select(n => $"{n} = {ValueText.Of(config[n])}");
        return $"{string.Join(", ", set)} ({(config[Attributes.Definition].IsNull ? "adopted" : "created from a definition")})";
    }
}
