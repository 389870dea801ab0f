using System.Reflection;

namespace HotplugIac.PulumiSdk.Tests.Surface;

public sealed class FunctionSurfaceTests
{
    public static TheoryData<string> Tokens => [.. SchemaDocument.Functions.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Tokens))]
    public void A_function_answers_each_property_of_the_schema_in_its_type(string token)
    {
        var outputs = SchemaDocument.Root.GetProperty("functions").GetProperty(token).GetProperty("outputs");

        Actual.Answers(Actual.Type($"{SchemaDocument.Name(token)}Result")).ShouldBe(Use.ExpectedAnswers(outputs), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void A_function_is_asked_with_each_property_of_the_schema_in_its_type_plain_or_as_inputs(string token)
    {
        var inputs = SchemaDocument.Root.GetProperty("functions").GetProperty(token).GetProperty("inputs");
        var required = SchemaDocument.Required(inputs, "required");

        ArgumentChecks.Plain($"{SchemaDocument.Name(token)}Args", SchemaDocument.Members(inputs, "properties"), required);
        ArgumentChecks.Lifted($"{SchemaDocument.Name(token)}InvokeArgs", SchemaDocument.Members(inputs, "properties"), required);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void A_function_can_be_asked_for_a_task_for_an_output_and_for_an_output_that_waits_for_resources(string token)
    {
        var name = SchemaDocument.Name(token);
        var required = SchemaDocument.Required(SchemaDocument.Root.GetProperty("functions").GetProperty(token).GetProperty("inputs"), "required").Count > 0;
        var type = Actual.Type(name);

        var signatures = type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(m => $"{m.ReturnType.Name.Split('`')[0]}<{m.ReturnType.GetGenericArguments().Single().Name}> {m.Name}({string.Join(", ", m.GetParameters().Select(Parameter))})");

        var optional = required ? "" : "?";
        signatures.ShouldBe(
        [
            $"Task<{name}Result> InvokeAsync({name}Args{optional}, InvokeOptions?)",
            $"Output<{name}Result> Invoke({name}InvokeArgs{optional}, InvokeOptions?)",
            $"Output<{name}Result> Invoke({name}InvokeArgs, InvokeOutputOptions)",
        ], ignoreOrder: true);
        (type.IsAbstract && type.IsSealed).ShouldBeTrue();

        static string Parameter(ParameterInfo p) => p.ParameterType.Name + (p.IsOptional ? "?" : "");
    }
}
