using HotplugIac.Core.Checking;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace PlannerBench;

/// <summary>One machine and one wish.</summary>
internal sealed record Case(string Name, MachineSpec Spec, MachineSnapshot Snapshot)
{
    private static readonly HashSet<string> Nothing = [];

    public PlanResult Plan() => Planner.Plan(Spec, Snapshot, Nothing);

    /// <summary>With the check that debug builds make of each plan.</summary>
    public int Checked() => PlanChecker.Check(Spec, Snapshot, Plan()).Count;

    /// <summary>
    /// The floor: what no planner can leave out. Both definitions and their devices are copied, and each attribute is read off
    /// both as text, which is what an impact and pending changes are made of.
    /// </summary>
    public int Floor()
    {
        var read = 0;
        foreach (var sizing in new[] { Snapshot.Running, Snapshot.Configured }.OfType<Sizing>())
        {
            var copy = sizing with { Devices = sizing.Devices.Select(d => d with { }).ToEquatableList() };
            foreach (var attribute in SizingAttribute.All)
            {
                read += attribute.Read(copy).Length;
            }
        }

        return read;
    }
}
