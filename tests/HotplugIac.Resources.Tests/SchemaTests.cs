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

    private static IEnumerable<(string Path, AttributeSchema Row)> All() =>
        Flat(string.Empty, VirtualMachineSchema.Rows).Concat(Flat("provider.", ProviderSchema.Rows));

    private static IEnumerable<(string Path, AttributeSchema Row)> Flat(string prefix, IEnumerable<AttributeSchema> rows) =>
        rows.SelectMany(r => Flat($"{prefix}{r.Name}.", r.Nested).Prepend((prefix + r.Name, r)));
}
