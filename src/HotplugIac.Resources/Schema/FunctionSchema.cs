using HotplugIac.Core.Model;
using HotplugIac.Resources.Functions;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Schema;

/// <summary>A pure function of a configuration: Terraform <c>provider::hotplug::NAME(…)</c>.</summary>
/// <param name="Summary">One line.</param>
/// <param name="Description">Markdown: what it gives, for which arguments it fails.</param>
/// <param name="Parameters">In order; each is given, and null is an argument only where the row is optional.</param>
/// <param name="Result">The type of the answer; its name is not used.</param>
public sealed record FunctionSchema(string Name, string Summary, string Description, EquatableList<AttributeSchema> Parameters, AttributeSchema Result)
{
    /// <summary>The function itself: one known value per parameter → the answer. No hypervisor, no clock.</summary>
    public required Func<IReadOnlyList<Value>, FunctionReply> Call { get; init; }
}
