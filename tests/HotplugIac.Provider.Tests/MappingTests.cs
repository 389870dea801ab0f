using System.Text.Json;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Machine;
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
        var cell = Map(("cpus", Value.Of("0-1")), ("memory", Value.Of("1GiB")), ("distances", Value.Of([Value.Of(10), Value.Of(20)])));
        var device = Map(("model", Value.Of("dimm")), ("size", Value.Of("1GiB")), ("requested", Value.Null), ("block", Value.Null), ("node", Value.Of(0)));
        var tune = Map(("mode", Value.Of("strict")), ("nodeset", Value.Of("0")), ("cells", Value.Of([Map(("cell", Value.Of(0)), ("mode", Value.Of("strict")), ("nodeset", Value.Of("1")))])));
        var state = new MapValue(VirtualMachineSchema.Rows.ToDictionary(r => r.Name, r => r.Name switch
        {
            "name" => Value.Of("vm"),
            "vcpus" => Value.Of(4),
            "impact" => impact,
            "numa_cells" => Value.Of([cell]),
            "numa_tune" => tune,
            "memory_devices" => Map(("a", device)),
            "cpu_topology" => Map(("sockets", Value.Of(1)), ("dies", Value.Null), ("cores", Value.Of(4)), ("threads", Value.Null)),
            "force_stop" => Value.Of(true),
            "timeouts" => Map(("create", Value.Of("5m")), ("read", Value.Null), ("update", Value.Null), ("delete", Value.Null)),
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
    public void A_stored_state_is_read_whatever_schema_wrote_it()
    {
        using var stored = JsonDocument.Parse("""{ "name": "vm", "vcpus": 4, "force_stop": true, "uri": null, "huge": 1e400, "cells": [ { "cpus": "0" } ] }""");

        ValueMapping.FromJson(stored.RootElement).ShouldBe(Map(("name", Value.Of("vm")), ("vcpus", Value.Of(4)), ("force_stop", Value.Of(true)), ("uri", Value.Null),
            ("huge", new NumberValue(decimal.MaxValue) { Written = "1e400" }), ("cells", Value.Of([Map(("cpus", Value.Of("0")))]))));
    }

    [Fact]
    public void The_schema_has_the_version_that_states_are_upgraded_to() => new MachineResource(new Sessions()).Schema.Version.ShouldBe(StateUpgrade.CurrentVersion);

    [Fact]
    public void A_number_beyond_any_machine_stays_out_of_range_as_it_was_written()
    {
        var huge = new TfObject(new Dictionary<string, TfValue> { ["vcpus"] = TfNumber.Parse("1e400") });

        ValueMapping.FromTerraform(huge)["vcpus"].ShouldBe(new NumberValue(decimal.MaxValue) { Written = "1e400" });
    }

    [Fact]
    public void The_provider_configuration_has_the_rows_of_its_table()
    {
        var schema = SchemaMapping.ToTerraform(ProviderSchema.Rows, ProviderSchema.Description);

        schema.Attributes.Select(a => a.Name).ShouldBe(["uri", "auth", "hosts", "headroom", "max_parallel_power_cycles", "on_unreachable", "simulate"]);
        schema.Attributes.Single(a => a.Name == "hosts").Type.ShouldBe(TfType.List(TfType.String));
    }

    [Fact]
    public void A_map_of_objects_is_a_map_on_the_wire()
    {
        var attribute = Schema.Attributes.Single(a => a.Name == Attributes.MemoryDevices);

        attribute.Nested!.Mode.ShouldBe(TfNestingMode.Map);
        (attribute.Optional, attribute.Computed).ShouldBe((true, false));
    }

    [Fact]
    public void A_problem_points_at_its_top_level_attribute()
    {
        var diagnostic = DiagnosticMapping.ToTerraform([Problem.Error(Attributes.Vcpus, InputRules.VcpuRange, "no")]).ShouldHaveSingleItem();

        diagnostic.Severity.ShouldBe(TfSeverity.Error);
        diagnostic.Path.ShouldBe(TfPath.Root("vcpus"));
        diagnostic.Detail.ShouldBe("no (HP9001)");
    }

    private static MapValue Map(params (string Name, Value Value)[] fields) => new(fields.ToDictionary(f => f.Name, f => f.Value));
}
