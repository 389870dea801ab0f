using HotplugIac.Core.Model;
using HotplugIac.Resources.Schema;

namespace HotplugIac.Resources.Tests;

public sealed class SchemaTests
{
    public static TheoryData<string> Rows() => [.. All().Select(r => r.Path)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_attribute_says_what_it_means_and_an_optional_one_its_default(string path)
    {
        var row = All().Single(r => r.Path == path).Row;

        row.Description.Length.ShouldBeGreaterThan(10);
        row.Description.TrimEnd('`', '"').ShouldEndWith(".");
        (row.Nested.Count > 0).ShouldBe(row.Kind is ValueKind.Object or ValueKind.ObjectList or ValueKind.ObjectMap);
        if (row.Usage is Usage.Optional or Usage.OptionalComputed && row.Name is not (Attributes.Memory or VirtualMachineSchema.Timeouts or ProviderSchema.Headroom) && path != "provider.uri")
        {
            row.Description.ShouldContain("efault");
        }
    }

    [Fact]
    public void Every_sized_attribute_has_a_row_that_a_user_can_set() =>
        SizingAttribute.All.ShouldAllBe(a => VirtualMachineSchema.Rows.Any(r => r.Name == a.Name && r.Usage != Usage.Computed));

    [Fact]
    public void The_data_sources_are_the_three_that_are_promised_and_say_what_they_are()
    {
        DataSourceTable.All.Select(d => d.Name).ShouldBe(["host", "virtual_machine", "virtual_machines"]);
        DataSourceTable.All.ShouldAllBe(d => d.Description.EndsWith('.') && d.Rows.Select(r => r.Name).Distinct().Count() == d.Rows.Count);
    }

    [Fact]
    public void The_data_source_of_a_machine_tells_all_that_the_resource_tells_with_the_same_types()
    {
        var told = DataSourceTable.All.Single(d => d.Name == DataSourceTable.VirtualMachine).Rows;
        string[] notTold = [.. PolicyNames(), Attributes.Definition, VirtualMachineSchema.Impact];

        foreach (var row in VirtualMachineSchema.Rows.Where(r => !notTold.Contains(r.Name)))
        {
            var same = told.Single(r => r.Name == row.Name);
            (same.Kind, Names(same)).ShouldBe((row.Kind, Names(row)), row.Name);
        }

        static IEnumerable<string> PolicyNames() => [Attributes.OnRebootRequired, Attributes.Unplug, Attributes.ShutdownTimeout, Attributes.UnplugTimeout, Attributes.ForceStop, Attributes.Guest, VirtualMachineSchema.Timeouts];
        static string Names(AttributeSchema row) => string.Join(' ', row.Nested.Select(n => n.Name));
    }

    private static IEnumerable<(string Path, AttributeSchema Row)> All() =>
        Flat(string.Empty, VirtualMachineSchema.Rows).Concat(Flat("provider.", ProviderSchema.Rows)).Concat(DataSourceTable.All.SelectMany(d => Flat($"data.{d.Name}.", d.Rows)));

    private static IEnumerable<(string Path, AttributeSchema Row)> Flat(string prefix, IEnumerable<AttributeSchema> rows) =>
        rows.SelectMany(r => Flat($"{prefix}{r.Name}.", r.Nested).Prepend((prefix + r.Name, r)));
}
