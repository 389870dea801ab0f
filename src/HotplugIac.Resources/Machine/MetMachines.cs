using System.Collections.Concurrent;
using HotplugIac.Core.Model;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>What this process has met in the state. Terraform tells a provider nothing about what else it plans.</summary>
internal sealed class MetMachines
{
    private readonly ConcurrentDictionary<string, bool> _own = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string? Route, string Name), bool> _gone = new();

    /// <summary>
    /// Remembers a machine of the state that was created here. A replacement is planned as a create while the old machine is
    /// still there; only so is it told from a machine that belongs to somebody else.
    /// </summary>
    public void Remember(MapValue state)
    {
        if (state[VirtualMachineSchema.Id] is TextValue id && state[Attributes.Definition] is TextValue)
        {
            _own[id.Text] = true;
        }
    }

    public bool IsOwn(string id) => _own.ContainsKey(id);

    /// <summary>Remembers that a refresh has just found a machine of the state gone.</summary>
    public void RememberGone(string? route, string name) => _gone[(route, name)] = true;

    public bool IsGone(string? route, string name) => _gone.ContainsKey((route, name));
}
