using System.Text.Json;

namespace HotplugIac.PulumiSdk.Tests.Surface;

/// <summary>Compares a class of arguments with properties of the schema.</summary>
internal static class ArgumentChecks
{
    /// <summary>Arguments that may become known later.</summary>
    public static void Lifted(string type, IEnumerable<JsonProperty> properties, IReadOnlySet<string> required) =>
        Check(type, [.. properties], required, p => Expected.Argument(p.Value, required.Contains(p.Name), SchemaDocument.IsSecret(p.Value)));

    /// <summary>Arguments that a program gives as values.</summary>
    public static void Plain(string type, IEnumerable<JsonProperty> properties, IReadOnlySet<string> required) =>
        Check(type, [.. properties], required, p => Expected.Plain(p.Value, required.Contains(p.Name) && !SchemaDocument.IsSecret(p.Value)));

    private static void Check(string typeName, IReadOnlyList<JsonProperty> properties, IReadOnlySet<string> required, Func<JsonProperty, string> expected)
    {
        var type = Actual.Type(typeName);
        Actual.Arguments(type).ToDictionary(a => a.Key, a => (a.Value.Name, a.Value.Type, a.Value.Required))
            .ShouldBe(properties.ToDictionary(p => p.Name, p => (SchemaDocument.Upper(p.Name), expected(p), required.Contains(p.Name))), ignoreOrder: true);
        Actual.PropertyNames(type).ShouldBe(properties.Select(p => SchemaDocument.Upper(p.Name)), ignoreOrder: true);
        type.GetConstructor([]).ShouldNotBeNull();
        type.GetProperty("Empty")!.PropertyType.ShouldBe(type);
    }
}
