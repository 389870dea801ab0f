namespace HotplugIac.PulumiSdk.Tests.Generator;

public sealed class FunctionAndEnumTests
{
    [Fact]
    public void A_function_that_answers_no_object_is_asked_for_a_single_value()
    {
        Made.File("Count.cs", """  "functions": { "shop:index:count": { "returnType": { "type": "array", "items": { "type": "integer" } } } } """)
            .ShouldContain("public static Task<ImmutableArray<int>> InvokeAsync(InvokeOptions? options = null)\n            => global::Pulumi.Deployment.Instance.InvokeSingleAsync<ImmutableArray<int>>(\"shop:index:count\", InvokeArgs.Empty");
    }

    [Theory]
    [InlineData("")]
    [InlineData("""  "outputs": { "type": "object" }, """)]
    public void A_function_without_an_answer_has_only_a_task(string outputs)
    {
        var text = Made.File("Ring.cs", $$"""  "functions": { "shop:index:ring": { {{outputs}} "inputs": { "properties": { "times": { "type": "integer" } } } } } """);

        text.ShouldContain("public static Task InvokeAsync(RingArgs? args = null, InvokeOptions? options = null)");
        text.ShouldNotContain("Output<");
    }

    [Fact]
    public void A_function_is_never_named_as_its_own_methods()
    {
        Made.Files("""  "functions": { "shop:index:invoke": { } } """).Keys.ShouldContain("InvokeFunction.cs");
    }

    [Theory]
    [InlineData("""{ "value": "virtio-mem" }""", "Virtio_mem")]
    [InlineData("""{ "value": "2x" }""", "Speed_2x")]
    [InlineData("""{ "value": "equals" }""", "EqualsValue")]
    [InlineData("""{ "value": "default" }""", "Default")]
    [InlineData("""{ "value": "x", "name": "ShutOff" }""", "ShutOff")]
    public void A_value_is_named_by_the_schema_or_after_itself(string value, string name)
    {
        Made.File("Enums.cs", $$"""  "types": { "shop:index:Speed": { "type": "string", "enum": [{{value}}] } } """).ShouldContain($"public static Speed {name} {{ get; }}");
    }

    [Fact]
    public void An_enumeration_of_whole_numbers_is_one_of_CSharp()
    {
        Made.File("Enums.cs", """  "types": { "shop:index:Speed": { "type": "integer", "enum": [{ "value": 3, "name": "Fast" }] } } """).ShouldContain("Fast = 3,");
    }

    [Fact]
    public void An_enumeration_of_numbers_is_a_structure()
    {
        Made.File("Enums.cs", """  "types": { "shop:index:Speed": { "type": "number", "enum": [{ "value": 1.5, "name": "Fast" }] } } """).ShouldContain("new Speed(1.5);");
    }
}
