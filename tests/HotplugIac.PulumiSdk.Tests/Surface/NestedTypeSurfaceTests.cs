namespace HotplugIac.PulumiSdk.Tests.Surface;

public sealed class NestedTypeSurfaceTests
{
    public static TheoryData<string> Tokens => [.. SchemaDocument.Objects.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Tokens))]
    public void An_object_in_outputs_has_each_property_of_the_schema_in_its_type(string token)
    {
        if (!Use.Outputs.Contains(token))
        {
            Actual.PublicTypes.ShouldNotContain($"Outputs.{SchemaDocument.Name(token)}");
            return;
        }

        Actual.Answers(Actual.Type($"Outputs.{SchemaDocument.Name(token)}")).ShouldBe(Use.ExpectedAnswers(SchemaDocument.Type(token)), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void An_object_in_arguments_has_each_property_of_the_schema_in_its_type(string token)
    {
        var name = $"Inputs.{SchemaDocument.Name(token)}Args";
        if (!Use.Arguments.Contains(token))
        {
            Actual.PublicTypes.ShouldNotContain(name);
            return;
        }

        ArgumentChecks.Lifted(name, SchemaDocument.Members(SchemaDocument.Type(token), "properties"), SchemaDocument.Required(SchemaDocument.Type(token), "required"));
        Actual.Type(name).BaseType.ShouldBe(typeof(Pulumi.ResourceArgs));
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void An_object_in_plain_arguments_of_functions_has_each_property_of_the_schema_in_its_type(string token)
    {
        var name = $"Inputs.{SchemaDocument.Name(token)}";
        if (!Use.Plain.Contains(token))
        {
            Actual.PublicTypes.ShouldNotContain(name);
            return;
        }

        ArgumentChecks.Plain(name, SchemaDocument.Members(SchemaDocument.Type(token), "properties"), SchemaDocument.Required(SchemaDocument.Type(token), "required"));
        Actual.Type(name).BaseType.ShouldBe(typeof(Pulumi.InvokeArgs));
    }
}
