using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors;

/// <summary>What a user's definition says.</summary>
/// <param name="Name">The name in it; empty when it has none.</param>
/// <param name="Id">The UUID in it; null when the hypervisor is to choose.</param>
/// <param name="Sizing">
/// CPU and memory as the definition gives them; parts that it lacks are zero (vCPUs: 1), so that create knows what to default.
/// </param>
/// <param name="Problems">Why it cannot be read; then the rest means nothing.</param>
public sealed record DefinitionReading(string Name, string? Id, Sizing Sizing, MachineFacts Facts, EquatableList<Problem> Problems);
