using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using TerraformPlugin;

namespace HotplugIac.Provider.Tests;

public sealed class MappingTests
{
    private static readonly TfSchema Schema = SchemaMapping.ToTerraform(VirtualMachineSchema.Rows, VirtualMachineSchema.Description);

    [Fact]
    public void Every_row_of_the_schema_table_is_an_attribute_with_documentation()
    {
        Schema.Attributes.Select(a => a.Name).ShouldBe(VirtualMachineSchema.Rows.Select(r => r.Name));
        Schema.Attributes.ShouldAllBe(a => a.Description.Length > 0 && (a.Required || a.Optional || a.Computed));
    }

    [Fact]
    public void Optional_and_computed_attributes_are_both_on_the_wire()
    {
        var attribute = Schema.Attributes.Single(a => a.Name == Attributes.MaxVcpus);

        (attribute.Required, attribute.Optional, attribute.Computed).ShouldBe((false, true, true));
        attribute.Type.ShouldBe(TfType.Number);
    }

    [Fact]
    public void Values_survive_the_way_to_terraform_and_back()
    {
        var impact = new MapValue(new Dictionary<string, Value>
        {
            ["verdict"] = Value.Of("live"),
            ["stops_machine"] = Value.Of(false),
            ["live"] = new MapValue(new Dictionary<string, Value> { ["vcpus"] = Value.Of("2 → 4") }),
            ["reboot"] = MapValue.Empty,
        });
        var cell = new MapValue(new Dictionary<string, Value> { ["cpus"] = Value.Of("0-1"), ["memory"] = Value.Of("1GiB") });
        var state = new MapValue(VirtualMachineSchema.Rows.ToDictionary(r => r.Name, r => r.Name switch
        {
            "name" => Value.Of("vm"),
            "vcpus" => Value.Of(4),
            "impact" => impact,
            "numa_cells" => Value.Of([cell]),
            "pending_reboot" => Value.Of(true),
            "live_values" => Value.Unknown,
            _ => Value.Null,
        }));

        var wire = ValueMapping.ToTerraform(state, VirtualMachineSchema.Rows).ShouldBeOfType<TfObject>();

        wire["live_values"].ShouldBe(TfUnknown.Instance);
        wire["pending_changes"].ShouldBe(TfNull.Instance);
        ValueMapping.FromTerraform(wire).ShouldBe(state);
    }

    [Fact]
    public void A_number_beyond_any_machine_stays_out_of_range()
    {
        var huge = new TfObject(new Dictionary<string, TfValue> { ["vcpus"] = TfNumber.Parse("1e400") });

        ValueMapping.FromTerraform(huge)["vcpus"].ShouldBe(new NumberValue(decimal.MaxValue));
    }

    [Fact]
    public void A_problem_points_at_its_top_level_attribute()
    {
        var diagnostic = DiagnosticMapping.ToTerraform([Problem.Error(Attributes.Vcpus, InputRules.VcpuRange, "no")]).ShouldHaveSingleItem();

        diagnostic.Severity.ShouldBe(TfSeverity.Error);
        diagnostic.Path.ShouldBe(TfPath.Root("vcpus"));
        diagnostic.Detail.ShouldBe("no (HP9001)");
    }
}
