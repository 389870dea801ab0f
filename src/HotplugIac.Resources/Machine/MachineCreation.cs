using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;
using HotplugIac.Hypervisors;

namespace HotplugIac.Resources.Machine;

/// <summary>The sizing of a machine to create, from what the user set and what the definition says.</summary>
internal static class MachineCreation
{
    public static (Sizing Sizing, EquatableList<Problem> Problems) Plan(MachineSpec spec, DefinitionReading reading, Headroom headroom) =>
        CreatePlanner.Plan(spec, reading.Sizing, reading.Sizing.MaxVcpus > reading.Sizing.Vcpus, reading.Facts, headroom);
}
