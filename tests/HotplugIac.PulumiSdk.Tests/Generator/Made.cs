using HotplugIac.SdkGenerator.Files;
using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.PulumiSdk.Tests.Generator;

/// <summary>Files that the generator makes from a small schema.</summary>
internal static class Made
{
    /// <summary>A file of an SDK whose package is named <c>shop</c>.</summary>
    /// <param name="members">Members of the schema besides name and version.</param>
    public static string File(string path, string members) => Files(members)[path];

    public static IReadOnlyDictionary<string, string> Files(string members) => Sdk.Generate(SchemaReader.Read(
        $$"""{ "name": "shop", "version": "1.2.3", "language": { "csharp": { "respectSchemaVersion": true } }, {{members}} }"""));

    /// <summary>The file of a resource <c>shop:index:Order</c>.</summary>
    /// <param name="resource">The resource's members.</param>
    /// <param name="types">The schema's types.</param>
    public static string Resource(string resource, string types = "") =>
        File("Order.cs", $$"""  "types": { {{types}} }, "resources": { "shop:index:Order": { {{resource}} } } """);
}
