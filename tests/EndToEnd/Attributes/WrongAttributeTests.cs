using System.Text.RegularExpressions;
using static EndToEnd.Attributes.ResourceModule;

namespace EndToEnd.Attributes;

/// <summary>A wrong value of every attribute: an error at plan that names it, with the rule's code and the line of the configuration.</summary>
public sealed class WrongAttributeTests
{
    [Fact]
    public async Task Every_wrong_value_is_refused_at_plan_with_code_and_source_line()
    {
        await using var module = await NewAsync();

        // Some are wrong by themselves, others only for the machine: Terraform says the latter when there are none of the former.
        var open = module.Rows.ToList();
        while (open.Count > 0)
        {
            module.Write(r => open.Contains(r) ? With(r, r.Wrong) : null);
            var plan = await module.Project.PlanAsync();
            plan.Failed.ShouldBeTrue(plan.Text);
            var told = open.Select(r => (Row: r, Error: Diagnostics.Of(plan.Text).FirstOrDefault(d => d.Contains($"in resource \"hotplug_virtual_machine\" \"{r.Attribute}\":", StringComparison.Ordinal)))).Where(t => t.Error is not null).ToList();

            told.ShouldNotBeEmpty($"accepted: {string.Join(", ", open.Select(r => r.Attribute))}\n{plan.Text}");
            foreach (var (row, error) in told)
            {
                error!.ShouldMatch($@"(?m)^\s*\d+:\s+{Regex.Escape(row.Attribute)}\s*=", row.Attribute);
                error!.Unwrapped().ShouldContain(row.WrongCode.Length == 0 ? "a bool is required" : $"({row.WrongCode})", customMessage: row.Attribute);
            }

            open = open.Except(told.Select(t => t.Row)).ToList();
        }

        (await module.Project.StateAsync()).Addresses.ShouldBeEmpty();
    }
}
