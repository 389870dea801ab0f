using HotplugIac.SdkGenerator.Code;
using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.SdkGenerator.Files;

/// <summary>A resource or the provider, with its arguments and, of a resource, the state that a look-up is qualified with.</summary>
internal static class ResourceFile
{
    public static string Text(ResourceSchema resource, Context context)
    {
        var name = resource.IsProvider ? "Provider" : Names.OfToken(resource.Token);
        return context.File("", writer =>
        {
            WriteClass(writer, resource, name, context);
            writer.Line();
            new ArgumentsClass($"{name}Args", "ResourceArgs", $"What a {name} is made with.", resource.Inputs, View.Args, ViaJson: resource.IsProvider).Write(writer, context);
            if (resource.State is { } state)
            {
                writer.Line();
                new ArgumentsClass($"{name}State", "ResourceArgs", $"What a look-up of a {name} is qualified with.", state, View.State).Write(writer, context);
            }
        });
    }

    private static void WriteClass(CodeWriter writer, ResourceSchema resource, string name, Context context)
    {
        writer.Summary(resource.Description).Obsolete(resource.Deprecated);
        writer.Line($"[{TypeNames.PackageName(context.Package)}ResourceType(\"{resource.Token}\")]");
        using (writer.Block($"public partial class {name} : global::Pulumi.{(resource.IsProvider ? "ProviderResource" : "CustomResource")}"))
        {
            var properties = resource.IsProvider ? ProviderProperties(resource.Properties) : resource.Properties;
            foreach (var property in properties)
            {
                var type = resource.IsProvider ? $"string{(property.Required ? "" : "?")}" : context.Types.Answer(property, View.Outputs);
                writer.Summary(property.Description).Line($"[Output(\"{property.Name}\")]");
                writer.Line($"public Output<{type}> {Names.OfProperty(property)} {{ get; private set; }} = null!;").Line();
            }

            ResourceMembers.WriteConstructor(writer, resource, name, context.Package);
            ResourceMembers.WriteOptions(writer, resource, properties, context.Package);
            if (!resource.IsProvider)
            {
                ResourceMembers.WriteLookUp(writer, resource, name);
            }
        }
    }

    /// <summary>Configuration that is no text travels as JSON, so that a provider's other properties could not be read back.</summary>
    private static PropertySchema[] ProviderProperties(IReadOnlyList<PropertySchema> properties) =>
        [.. properties.Where(property => property.Type is SchemaType.Primitive { Name: "string" } or SchemaType.Enum)];
}
