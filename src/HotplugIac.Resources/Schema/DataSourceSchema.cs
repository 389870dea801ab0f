using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Schema;

/// <summary>A data source: it reads and changes nothing.</summary>
/// <param name="Name">Without the product's prefix, such as <c>host</c>: Terraform <c>hotplug_host</c>, Pulumi <c>getHost</c>.</param>
/// <param name="Description">Markdown.</param>
/// <param name="Rows">What it is asked with (required, optional) and what it answers (computed).</param>
public sealed record DataSourceSchema(string Name, string Description, EquatableList<AttributeSchema> Rows);
