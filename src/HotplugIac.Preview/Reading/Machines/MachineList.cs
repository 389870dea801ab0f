using HotplugIac.Core.Model;
using HotplugIac.Preview.Reading.Json;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Reading.Machines;

/// <summary>The machines of a document, each with an address of its own.</summary>
internal sealed class MachineList
{
    private readonly Dictionary<string, MachineReport> _machines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string? Name, EquatableList<ChangeLine> Lines)> _drift = new(StringComparer.Ordinal);

    /// <param name="deposed">The key by which one of several left-behind objects of an address is told; null for the address's own.</param>
    public void Add(MachineReport machine, string? deposed)
    {
        if (_machines.TryAdd(machine.Address, machine))
        {
            return;
        }

        var keyed = machine with { Address = $"{machine.Address} {ShortText.Of(deposed ?? string.Empty, 40)}" };
        if (deposed is null || !_machines.TryAdd(keyed.Address, keyed))
        {
            throw NoPlanException.Because($"the plan has the machine {ShortText.Of(machine.Address, 200)} twice. {Advice.MakeAnew}");
        }
    }

    public void AddDrift(string address, string? name, EquatableList<ChangeLine> lines)
    {
        if (lines.Count > 0)
        {
            _drift[address] = (name, lines);
        }
    }

    /// <summary>As reports have them. What drifted is among them although nothing is planned for it.</summary>
    public EquatableList<MachineReport> Sorted()
    {
        var alone = _drift.Where(d => !_machines.ContainsKey(d.Key)).Select(d => new MachineReport(d.Key, d.Value.Name, MachineAction.None, PreviewVerdict.None) { Drift = d.Value.Lines });
        return _machines.Values.Select(m => _drift.TryGetValue(m.Address, out var drift) ? m with { Drift = drift.Lines } : m)
            .Concat(alone).OrderByDescending(m => m.Severity).ThenBy(m => m.Address, StringComparer.Ordinal).ToEquatableList();
    }
}
