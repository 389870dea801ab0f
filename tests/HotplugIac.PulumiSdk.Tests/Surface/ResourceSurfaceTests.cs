using System.Reflection;
using System.Text.Json;

namespace HotplugIac.PulumiSdk.Tests.Surface;

public sealed class ResourceSurfaceTests
{
    public static TheoryData<string> Tokens => [.. SchemaDocument.Resources.Select(resource => resource.Name)];

    [Theory]
    [MemberData(nameof(Tokens))]
    public void A_resource_has_each_output_of_the_schema_in_its_type_and_no_other(string token)
    {
        var schema = SchemaDocument.Root.GetProperty("resources").GetProperty(token);
        var required = SchemaDocument.Required(schema, "required");

        var outputs = Actual.Outputs(Actual.Type(SchemaDocument.Name(token)));

        outputs.ShouldBe(
            SchemaDocument.Members(schema, "properties").ToDictionary(
                p => p.Name, p => (SchemaDocument.Upper(p.Name), $"Output<{Expected.Output(p.Value, required.Contains(p.Name))}>")),
            ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void Arguments_of_a_resource_have_each_input_of_the_schema_in_its_type_and_no_other(string token)
    {
        var schema = SchemaDocument.Root.GetProperty("resources").GetProperty(token);

        ArgumentChecks.Lifted($"{SchemaDocument.Name(token)}Args", SchemaDocument.Members(schema, "inputProperties"), SchemaDocument.Required(schema, "requiredInputs"));
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void A_resource_registers_under_its_token_and_the_version_of_the_schema(string token)
    {
        var attribute = Actual.Type(SchemaDocument.Name(token)).GetCustomAttribute<Pulumi.ResourceTypeAttribute>()!;

        attribute.Type.ShouldBe(token);
        attribute.Version.ShouldBe(SchemaDocument.Root.GetProperty("version").GetString());
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void A_resource_is_made_with_arguments_that_are_optional_only_where_no_input_is_required(string token)
    {
        var schema = SchemaDocument.Root.GetProperty("resources").GetProperty(token);
        var name = SchemaDocument.Name(token);

        var parameters = Actual.Type(name).GetConstructors().Single().GetParameters();

        parameters.Select(p => p.ParameterType.Name).ShouldBe(["String", $"{name}Args", "CustomResourceOptions"]);
        parameters[1].IsOptional.ShouldBe(SchemaDocument.Required(schema, "requiredInputs").Count == 0);
        parameters[2].IsOptional.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void A_resource_is_looked_up_by_id_and_by_the_state_that_the_schema_names(string token)
    {
        var name = SchemaDocument.Name(token);
        var hasState = SchemaDocument.Root.GetProperty("resources").GetProperty(token).TryGetProperty("stateInputs", out _);

        var parameters = Actual.Type(name).GetMethod("Get")!.GetParameters();

        parameters.Select(p => p.Name).ShouldBe(hasState ? ["name", "id", "state", "options"] : ["name", "id", "options"]);
    }

    [Fact]
    public void The_provider_takes_what_is_no_text_as_JSON()
    {
        var arguments = Actual.Arguments(Actual.Type("ProviderArgs"));

        foreach (var property in SchemaDocument.Members(SchemaDocument.Provider, "inputProperties"))
        {
            arguments[property.Name].Json.ShouldBe(!IsText(property.Value), property.Name);
        }
    }

    [Fact]
    public void Arguments_of_the_provider_have_each_input_of_the_schema_in_its_type_and_no_other()
    {
        ArgumentChecks.Lifted("ProviderArgs", SchemaDocument.Members(SchemaDocument.Provider, "inputProperties"), SchemaDocument.Required(SchemaDocument.Provider, "requiredInputs"));
    }

    [Fact]
    public void Outputs_of_the_provider_are_those_of_the_schema_that_are_text()
    {
        Actual.Outputs(Actual.Type("Provider")).Keys
            .ShouldBe(SchemaDocument.Members(SchemaDocument.Provider, "properties").Where(p => IsText(p.Value)).Select(p => p.Name), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void Secret_outputs_are_told_to_Pulumi_as_such(string token)
    {
        var properties = SchemaDocument.Members(SchemaDocument.Root.GetProperty("resources").GetProperty(token), "properties");
        var make = Actual.Type(SchemaDocument.Name(token)).GetMethod("MakeResourceOptions", BindingFlags.NonPublic | BindingFlags.Static)!;

        var options = (Pulumi.CustomResourceOptions)make.Invoke(null, [null, null])!;

        options.AdditionalSecretOutputs.ShouldBe(properties.Where(p => SchemaDocument.IsSecret(p.Value)).Select(p => p.Name), ignoreOrder: true);
        options.Version.ShouldBe(SchemaDocument.Root.GetProperty("version").GetString());
    }

    private static bool IsText(JsonElement property) => property.TryGetProperty("type", out var type) && type.GetString() == "string";
}
