using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Machine;

/// <summary>A user's configuration of one machine, read and checked as far as it can be without a hypervisor.</summary>
/// <param name="Spec">What is known; an unknown attribute reads as not set.</param>
/// <param name="HasUnknown">Whether an attribute that the plan depends on is not known yet.</param>
/// <param name="Uri">Null when the resource names none.</param>
/// <param name="UriIsUnknown">Then no hypervisor can be asked.</param>
public sealed record MachineConfig(MachineSpec Spec, string? Uri, string? Definition, bool HasUnknown, bool UriIsUnknown, bool DefinitionIsUnknown, EquatableList<Problem> Problems);
