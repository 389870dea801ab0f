namespace TerraformPlugin.Tests.Values;

public sealed class TfValueTests
{
    private static TfObject Object(params (string Name, TfValue Value)[] attributes) =>
        new(attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value));

    [Fact]
    public void An_absent_attribute_is_null()
    {
        Object()["a"].IsNull.ShouldBeTrue();
        Object(("a", TfNull.Instance)).ShouldBe(Object());
        Object(("a", TfNull.Instance)).GetHashCode().ShouldBe(Object().GetHashCode());
        Object(("a", 1)).ShouldNotBe(Object());
    }

    [Fact]
    public void Equality_looks_inside()
    {
        var left = Object(("list", new TfList([1, "x", true])), ("map", new TfMap(new Dictionary<string, TfValue> { ["k"] = 1 })));
        var right = Object(("map", new TfMap(new Dictionary<string, TfValue> { ["k"] = 1 })), ("list", new TfList([1, "x", true])));

        left.ShouldBe(right);
        left.GetHashCode().ShouldBe(right.GetHashCode());
        left.ShouldNotBe(left.With("list", new TfList([1, true, "x"])));
    }

    [Fact]
    public void Unknown_is_not_null()
    {
        ((TfValue)TfUnknown.Instance).ShouldNotBe(TfNull.Instance);
        TfUnknown.Instance.IsNull.ShouldBeFalse();
        TfNull.Instance.IsUnknown.ShouldBeFalse();
        TfNull.Instance.IsWhollyKnown.ShouldBeTrue();
    }

    [Fact]
    public void A_value_with_an_unknown_inside_is_not_wholly_known()
    {
        var value = Object(("a", new TfList([Object(("b", TfUnknown.Instance))])));

        value.IsUnknown.ShouldBeFalse();
        value.IsWhollyKnown.ShouldBeFalse();
        value.With("a", TfList.Empty).IsWhollyKnown.ShouldBeTrue();
    }

    [Fact]
    public void Sets_compare_without_order_but_with_multiplicity()
    {
        new TfList([1, 2, 2]).SetEquals(new TfList([2, 1, 2])).ShouldBeTrue();
        new TfList([1, 1, 2]).SetEquals(new TfList([2, 1, 2])).ShouldBeFalse();
    }

    [Fact]
    public void Strings_and_null_convert_by_themselves()
    {
        TfValue text = "a";
        TfValue nothing = (string?)null;

        text.ShouldBe(new TfString("a"));
        nothing.IsNull.ShouldBeTrue();
    }

    [Fact]
    public void Types_are_equal_by_structure()
    {
        var left = TfType.Object(new Dictionary<string, TfType> { ["a"] = TfType.List(TfType.String), ["b"] = TfType.Tuple(TfType.Bool) });
        var right = TfType.Object(new Dictionary<string, TfType> { ["b"] = TfType.Tuple(TfType.Bool), ["a"] = TfType.List(TfType.String) });

        left.ShouldBe(right);
        left.GetHashCode().ShouldBe(right.GetHashCode());
        TfType.List(TfType.String).ShouldNotBe(TfType.Set(TfType.String));
    }

    [Fact]
    public void A_path_reads_like_an_expression() =>
        TfPath.Root("disk").Index(0).Attribute("tags").Key("k").ToString().ShouldBe("disk[0].tags[\"k\"]");
}
