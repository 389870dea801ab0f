using System.Collections.Concurrent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.PulumiProvider.Services;

/// <summary>
/// Which resource of a run a machine belongs to, so that a second one for it is noticed: each would undo what the other does. A
/// resource claims its machine when it is created or updated. Not when it is read or compared: the engine does that for resources
/// too that are no longer in the program, and whose machine another one takes over.
/// </summary>
internal sealed class Owners
{
    private readonly ConcurrentDictionary<string, string> _urns = new(StringComparer.Ordinal);

    /// <param name="planned">The machine as it shall be.</param>
    /// <returns>An error when another resource has the machine.</returns>
    public Problem? Claim(string urn, MapValue planned)
    {
        var other = urn.Length == 0 ? null : Keys(planned).Select(k => _urns.GetOrAdd(k, urn)).FirstOrDefault(u => u != urn);
        return other is null ? null : Problem.Error(Attributes.Name, LifecycleRules.TwoResources,
            $"The resource {other} has the machine {Text(planned[Attributes.Name])} too. {LifecycleRules.TwoResources.Why} {LifecycleRules.TwoResources.Remedy}");
    }

    /// <summary>By id where it is known. Copies of one definition on two hosts have one id, so the route belongs to it.</summary>
    private static IEnumerable<string> Keys(MapValue machine)
    {
        var route = machine[Attributes.Uri] is TextValue uri ? uri.Text : string.Empty;
        if (machine[VirtualMachineSchema.Id] is TextValue id)
        {
            yield return $"id {id.Text} {route}";
        }

        if (machine[Attributes.Name] is TextValue name)
        {
            yield return $"name {name.Text} {route}";
        }
    }

    private static string Text(Value name) => name is TextValue text ? $"\"{text.Text}\"" : "of that id";
}
