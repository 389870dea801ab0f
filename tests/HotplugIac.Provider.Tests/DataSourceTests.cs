using HotplugIac.Resources.Schema;
using TerraformPlugin;

namespace HotplugIac.Provider.Tests;

/// <summary>The table of data sources on Terraform's side.</summary>
public sealed class DataSourceTests
{
    public static TheoryData<string> Names() => [.. DataSourceTable.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_data_source_of_the_table_is_one_of_the_provider_with_all_its_rows(string name)
    {
        var table = DataSourceTable.All.Single(d => d.Name == name);

        var schema = new HotplugProvider().DataSources[$"hotplug_{name}"].Schema;

        schema.Description.ShouldBe(table.Description);
        schema.Attributes.Select(a => a.Name).ShouldBe(table.Rows.Select(r => r.Name));
        schema.Attributes.ShouldAllBe(a => a.Description.Length > 0 && (a.Required || a.Optional || a.Computed));
    }

    [Fact]
    public void The_provider_has_no_other() =>
        new HotplugProvider().DataSources.Keys.ShouldBe(DataSourceTable.All.Select(d => $"hotplug_{d.Name}"), ignoreOrder: true);

    [Fact]
    public void Machines_of_a_list_are_nested_objects()
    {
        var machines = new HotplugProvider().DataSources["hotplug_virtual_machines"].Schema.Attributes.Single(a => a.Name == MachineListRows.Machines);

        (machines.Nested!.Mode, machines.Computed, machines.Optional).ShouldBe((TfNestingMode.List, true, false));
        machines.Nested.Attributes.Single(a => a.Name == "vcpus").Type.ShouldBe(TfType.Number);
    }

    [Fact]
    public async Task An_answer_has_every_attribute_and_an_error_has_none()
    {
        var provider = new HotplugProvider();
        await provider.ConfigureAsync(Config("uri", "test:///default"), "1.11.4", CancellationToken.None);
        var source = provider.DataSources["hotplug_virtual_machine"];

        var found = await source.ReadAsync(Config("name", "test"), CancellationToken.None);
        var missing = await source.ReadAsync(Config("name", "nobody"), CancellationToken.None);

        var state = found.State.ShouldBeOfType<TfObject>();
        state.Attributes.Keys.ShouldBe(source.Schema.Attributes.Select(a => a.Name), ignoreOrder: true);
        state["name"].ShouldBe((TfValue)"test");
        found.Diagnostics.ShouldBeEmpty();
        missing.State.ShouldBe(TfNull.Instance);
        missing.Diagnostics.ShouldHaveSingleItem().Path.ShouldBe(TfPath.Root("name"));
    }

    [Fact]
    public async Task Bad_input_is_told_before_the_provider_is_configured()
    {
        var source = new HotplugProvider().DataSources["hotplug_virtual_machines"];

        var diagnostics = await source.ValidateAsync(Config("name_regex", "("), CancellationToken.None);

        diagnostics.ShouldHaveSingleItem().Path.ShouldBe(TfPath.Root("name_regex"));
    }

    private static TfObject Config(string name, string value) => new(new Dictionary<string, TfValue> { [name] = value });
}
