using System.Reflection;

namespace HotplugIac.PulumiSdk.Tests.Surface;

public sealed class AssemblySurfaceTests
{
    [Fact]
    public void The_assembly_has_the_types_that_the_schema_calls_for_and_no_others()
    {
        string[] expected =
        [
            "Provider", "ProviderArgs", "Config", "Config.Types",
            .. SchemaDocument.Resources.SelectMany(r => Resource(SchemaDocument.Name(r.Name), r.Value.TryGetProperty("stateInputs", out _))),
            .. SchemaDocument.Functions.SelectMany(f => Names(f.Name, "", "Args", "InvokeArgs", "Result")),
            .. SchemaDocument.Enums.Select(e => SchemaDocument.Name(e.Name)),
            .. Use.Outputs.Select(token => $"Outputs.{SchemaDocument.Name(token)}"),
            .. Use.Arguments.Select(token => $"Inputs.{SchemaDocument.Name(token)}Args"),
            .. Use.State.Select(token => $"Inputs.{SchemaDocument.Name(token)}GetArgs"),
            .. Use.Plain.Select(token => $"Inputs.{SchemaDocument.Name(token)}"),
            .. Use.Config.Select(token => $"Config.Types.{SchemaDocument.Name(token)}"),
        ];

        Actual.PublicTypes.ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Configuration_has_each_variable_of_the_schema_in_its_type()
    {
        var nullability = new NullabilityInfoContext();

        Actual.Type("Config").GetProperties(BindingFlags.Public | BindingFlags.Static).ToDictionary(p => p.Name, p => Actual.Describe(nullability.Create(p)))
            .ShouldBe(SchemaDocument.Members(SchemaDocument.Root.GetProperty("config"), "variables")
                .ToDictionary(v => SchemaDocument.Upper(v.Name), v => Expected.Config(v.Value)), ignoreOrder: true);
    }

    [Fact]
    public void Objects_in_the_configuration_have_each_property_of_the_schema_in_its_type()
    {
        var nullability = new NullabilityInfoContext();
        foreach (var token in Use.Config)
        {
            var required = SchemaDocument.Required(SchemaDocument.Type(token), "required");
            Actual.Type($"Config.Types.{SchemaDocument.Name(token)}").GetProperties().ToDictionary(p => p.Name, p => Actual.Describe(nullability.Create(p)))
                .ShouldBe(SchemaDocument.Members(SchemaDocument.Type(token), "properties")
                    .ToDictionary(p => SchemaDocument.Upper(p.Name), p => Expected.Config(p.Value, required.Contains(p.Name))), ignoreOrder: true);
        }
    }

    [Fact]
    public void Objects_in_the_configuration_are_read_from_JSON_as_the_schema_names_them()
    {
        var headroom = System.Text.Json.JsonSerializer.Deserialize<Pulumi.Hotplug.Config.Types.Headroom>("""{ "vcpus": 2, "memory": 3 }""")!;

        headroom.Vcpus.ShouldBe(2);
        headroom.Memory.ShouldBe(3);
    }

    private static string[] Resource(string name, bool hasState) => hasState ? [name, $"{name}Args", $"{name}State"] : [name, $"{name}Args"];

    private static IEnumerable<string> Names(string token, params string[] suffixes) => suffixes.Select(suffix => SchemaDocument.Name(token) + suffix);
}
