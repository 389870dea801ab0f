using System.Text.RegularExpressions;
using HotplugIac.Harness;
using HotplugIac.Resources.Schema;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Attributes;

/// <summary>Every attribute of the provider: an alias for each, and a machine of each alias.</summary>
public sealed class ProviderAttributeTests : IDisposable
{
    private readonly SimulatorFile _file = new();
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    [Fact]
    public void Every_attribute_of_the_provider_has_a_row() =>
        ProviderRows.All("/file").Select(r => r.Attribute).ShouldBe(ProviderSchema.Rows.Select(r => r.Name), ignoreOrder: true);

    [Fact]
    public async Task Every_attribute_is_set_changed_unknown_and_cleared_without_a_change_of_machines_that_exist()
    {
        var rows = ProviderRows.All(_file.Path);
        await using var project = await NewAsync();

        project.Write("main.tf", Module(rows, r => r.Set));
        await project.ApplyAndReplanEmptyAsync();
        var state = await project.StateAsync();
        foreach (var row in rows.Where(r => r.Shows is not null))
        {
            state.Text(row.Address, row.Shows!.Value.Attribute).ShouldBe(row.Shows.Value.Value, row.Attribute);
        }

        // Cleared, the environment says where the machines are.
        foreach (var phase in new Func<ProviderRow, string?>[] { r => r.Changed, _ => null })
        {
            project.Write("main.tf", Module(rows, phase));
            var plan = await project.PlanAsync();
            plan.IsEmpty.ShouldBeTrue(plan.Text);
            (await project.RefreshOnlyExitCodeAsync()).ShouldBe(0);
        }

        project.Write("main.tf", Module(rows, r => $"terraform_data.{r.Attribute}.output")
            + string.Concat(rows.Select(r => $"resource \"terraform_data\" \"{r.Attribute}\" {{\n  input = {r.Set}\n}}\n")));
        var unknown = (await project.PlanAsync()).EnsureSuccess();
        foreach (var row in rows)
        {
            unknown[row.Address].Action.ShouldBe(PlannedAction.NoOp, row.Attribute);
        }

        await project.ApplyAndReplanEmptyAsync();
    }

    [Fact]
    public async Task Every_wrong_value_is_refused_at_plan_with_code_and_source_line()
    {
        await using var project = await NewAsync();
        // Any user name and any password may be right.
        var open = ProviderRows.All(_file.Path).Where(r => r.Wrong is not null).ToList();
        while (open.Count > 0)
        {
            project.Write("main.tf", Module(open, r => r.Wrong));
            var plan = await project.PlanAsync();
            plan.Failed.ShouldBeTrue(plan.Text);
            var told = open.Select(r => (Row: r, Error: Diagnostics.Of(plan.Text).FirstOrDefault(d => d.Contains(
                r.IsToldAtMachine ? $"with {r.Address}," : $"with provider[\"registry.terraform.io/hotplugiac/hotplug\"].{r.Attribute},", StringComparison.Ordinal)))).Where(t => t.Error is not null).ToList();

            told.ShouldNotBeEmpty($"accepted: {string.Join(", ", open.Select(r => r.Attribute))}\n{plan.Text}");
            foreach (var (row, error) in told)
            {
                error!.Unwrapped().ShouldContain($"({row.WrongCode})", customMessage: row.Attribute);
                error!.Unwrapped().ShouldContain(Regex.Match(row.Wrong!, "[a-z]{3,}|[0-9]").Value, customMessage: row.Attribute);
                if (!row.IsToldAtMachine)
                {
                    error!.ShouldMatch($@"(?m)^\s*\d+:\s+{Regex.Escape(row.Attribute)}\s*=", row.Attribute);
                }
            }

            open = open.Except(told.Select(t => t.Row)).ToList();
        }
    }

    public void Dispose() => _file.Dispose();

    private Task<TerraformProject> NewAsync() =>
        ProjectAsync(_file.Uri, "name = \"none\"\nvcpus = 1", new Dictionary<string, string?> { ["HOTPLUG_URI"] = _file.Uri });

    private string Module(IEnumerable<ProviderRow> rows, Func<ProviderRow, string?> value) => $$"""
        terraform {
          required_providers {
            hotplug = { source = "hotplugiac/hotplug" }
          }
        }

        {{string.Concat(rows.Select(r => Alias(r, value(r))))}}
        """;

    private string Alias(ProviderRow row, string? value)
    {
        if (!_names.TryGetValue(row.Attribute, out var name))
        {
            _names[row.Attribute] = name = SimulatorFile.NewName("provider");
        }

        return $$"""
            provider "hotplug" {
              alias = "{{row.Attribute}}"
              {{(value is null ? string.Empty : $"{row.Attribute} = {value}")}}
            }

            resource "hotplug_virtual_machine" "{{row.Attribute}}" {
              provider   = hotplug.{{row.Attribute}}
              name       = "{{name}}"
              definition = "<domain type='kvm'><os><type machine='q35'>hvm</type></os><features><acpi/></features></domain>"
              vcpus      = 2
              memory     = "1GiB"
            }

            """;
    }
}
