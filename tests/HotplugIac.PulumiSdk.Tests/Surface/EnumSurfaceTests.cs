using System.Reflection;

namespace HotplugIac.PulumiSdk.Tests.Surface;

public sealed class EnumSurfaceTests
{
    public static TheoryData<string> Tokens => [.. SchemaDocument.Enums.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Tokens))]
    public void An_enumeration_has_each_value_of_the_schema_under_its_name_and_no_other(string token)
    {
        var type = Actual.Type(SchemaDocument.Name(token));

        type.GetCustomAttribute<Pulumi.EnumTypeAttribute>().ShouldNotBeNull();
        type.GetProperties(BindingFlags.Public | BindingFlags.Static).ToDictionary(p => p.Name, p => p.GetValue(null)!.ToString())
            .ShouldBe(SchemaDocument.Type(token).GetProperty("enum").EnumerateArray().ToDictionary(v => v.GetProperty("name").GetString()!, v => v.GetProperty("value").GetString()), ignoreOrder: true);
    }

    [Fact]
    public void Values_of_an_enumeration_are_equal_when_their_texts_are()
    {
        var defer = Pulumi.Hotplug.RebootPolicy.Defer;

        (defer == Pulumi.Hotplug.RebootPolicy.Defer).ShouldBeTrue();
        (defer != Pulumi.Hotplug.RebootPolicy.Reboot).ShouldBeTrue();
        defer.Equals((object)Pulumi.Hotplug.RebootPolicy.Defer).ShouldBeTrue();
        defer.GetHashCode().ShouldBe(Pulumi.Hotplug.RebootPolicy.Defer.GetHashCode());
        ((string)defer).ShouldBe("defer");
    }

    [Fact]
    public void A_value_that_nobody_set_is_equal_to_no_value_of_the_schema()
    {
        default(Pulumi.Hotplug.RebootPolicy).ShouldNotBe(Pulumi.Hotplug.RebootPolicy.Defer);
        default(Pulumi.Hotplug.RebootPolicy).GetHashCode().ShouldBe(0);
    }
}
