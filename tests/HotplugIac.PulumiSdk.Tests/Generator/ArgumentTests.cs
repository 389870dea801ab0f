namespace HotplugIac.PulumiSdk.Tests.Generator;

/// <summary>Features of the schema that ours does not use today; the shapes are those of Pulumi's own SDKs.</summary>
public sealed class ArgumentTests
{
    [Fact]
    public void A_secret_argument_is_wrapped_in_a_secret_when_it_is_set()
    {
        Made.Resource("""  "inputProperties": { "code": { "type": "string", "secret": true } } """)
            .ShouldContain("_code = Output.Tuple<Input<string>?, int>(value, secret).Apply(both => both.Item1);");
    }

    [Fact]
    public void A_secret_list_and_a_secret_map_are_wrapped_as_a_whole()
    {
        var text = Made.Resource("""
            "inputProperties": {
              "codes": { "type": "array", "items": { "type": "string" }, "secret": true },
              "named": { "type": "object", "additionalProperties": { "type": "integer" }, "secret": true }
            }
            """);

        text.ShouldContain("Output.CreateSecret(ImmutableArray.Create<string>());");
        text.ShouldContain("Output.CreateSecret(ImmutableDictionary.Create<string, int>());");
    }

    [Fact]
    public void A_secret_output_is_told_to_Pulumi()
    {
        Made.Resource("""  "properties": { "code": { "type": "string", "secret": true } } """).ShouldContain("AdditionalSecretOutputs =");
    }

    [Theory]
    [InlineData("""{ "type": "string", "default": "a \"b\"" }""", "Note = \"a \\\"b\\\"\";")]
    [InlineData("""{ "type": "integer", "default": 4 }""", "Note = 4;")]
    [InlineData("""{ "type": "boolean", "default": true }""", "Note = true;")]
    [InlineData("""{ "type": "string", "default": "x", "defaultInfo": { "environment": ["A", "B"] } }""", "Note = Utilities.GetEnv(\"A\", \"B\") ?? \"x\";")]
    [InlineData("""{ "type": "integer", "defaultInfo": { "environment": ["A"] } }""", "Note = Utilities.GetEnvInt32(\"A\");")]
    [InlineData("""{ "$ref": "#/types/shop:index:Speed", "default": "fast" }""", "Note = Pulumi.Shop.Speed.Fast;")]
    public void A_default_is_set_by_the_constructor_of_the_arguments(string property, string expected)
    {
        Made.Resource($$"""  "inputProperties": { "note": {{property}} } """, """  "shop:index:Speed": { "type": "string", "enum": [{ "value": "fast" }] } """).ShouldContain(expected);
    }

    [Fact]
    public void A_plain_argument_takes_the_value_itself()
    {
        var text = Made.Resource("""
            "inputProperties": { "size": { "type": "integer", "plain": true }, "tags": { "type": "array", "plain": true, "items": { "type": "string", "plain": true } } },
            "requiredInputs": ["size"]
            """);

        text.ShouldContain("public int Size { get; set; }\n");
        text.ShouldContain("public List<string> Tags");
    }

    [Fact]
    public void A_name_that_the_schema_gives_for_CSharp_is_used()
    {
        Made.Resource("""  "inputProperties": { "class": { "type": "string", "language": { "csharp": { "name": "Kind" } } } } """).ShouldContain("public Input<string>? Kind { get; set; }");
    }

    [Fact]
    public void State_has_classes_of_its_own()
    {
        var files = Made.Files("""
            "types": { "shop:index:Line": { "type": "object", "properties": { "count": { "type": "integer" } } } },
            "resources": { "shop:index:Order": { "stateInputs": { "type": "object", "properties": { "line": { "$ref": "#/types/shop:index:Line" } } } } }
            """);

        files["Order.cs"].ShouldContain("public Input<Inputs.LineGetArgs>? Line { get; set; }");
        files["Order.cs"].ShouldContain("public static Order Get(string name, Input<string> id, OrderState? state = null, CustomResourceOptions? options = null)");
        files.Keys.ShouldContain("Inputs/LineGetArgs.cs");
    }

    [Fact]
    public void Former_types_and_outputs_whose_change_replaces_are_told_to_Pulumi()
    {
        var text = Made.Resource("""  "aliases": [{ "type": "shop:index:Purchase" }], "properties": { "name": { "type": "string", "replaceOnChanges": true } } """);

        text.ShouldContain("new global::Pulumi.Alias { Type = \"shop:index:Purchase\" },");
        text.ShouldContain("ReplaceOnChanges =");
    }

    [Fact]
    public void Descriptions_are_escaped()
    {
        Made.Resource("""  "inputProperties": { "size": { "type": "string", "description": "a < b & c > d" } } """).ShouldContain("/// a &lt; b &amp; c &gt; d\n");
    }
}
