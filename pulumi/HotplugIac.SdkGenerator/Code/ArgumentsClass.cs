using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.SdkGenerator.Code;

/// <summary>A class that a program fills in: arguments of resources, functions and nested objects.</summary>
/// <param name="Base">Its base class in <c>Pulumi</c>.</param>
/// <param name="ViaJson">Whether what is no text travels as JSON text, as a provider's configuration does.</param>
internal sealed record ArgumentsClass(string Name, string Base, string Description, IReadOnlyList<PropertySchema> Properties, View View, bool ViaJson = false)
{
    public void Write(CodeWriter writer, Context context)
    {
        using (writer.Summary(Description).Block($"public sealed class {Name} : global::Pulumi.{Base}"))
        {
            foreach (var property in Properties)
            {
                WriteProperty(writer, property, context.Types);
                writer.Line();
            }

            using (writer.Block($"public {Name}()"))
            {
                foreach (var property in Properties)
                {
                    if (Literals.Default(property, context.Package, context.Types) is { } value)
                    {
                        writer.Line($"{Names.OfProperty(property)} = {value};");
                    }
                }
            }

            writer.Line().Line($"public static new {Name} Empty => new {Name}();");
        }
    }

    private void WriteProperty(CodeWriter writer, PropertySchema property, TypeNames types)
    {
        var isCollection = property.Type is SchemaType.Array or SchemaType.Map;
        if (isCollection || property.Secret)
        {
            WriteWithField(writer, property, isCollection, types);
            return;
        }

        var lifted = TypeNames.IsLifted(property.Type, View);
        var initialiser = property.Required && (lifted || !property.Type.IsValueType) ? " = null!;" : "";
        writer.Summary(property.Description).Line(Attribute(property));
        writer.Line($"public {types.Argument(property.Type, View)}{(property.Required ? "" : "?")} {Names.OfProperty(property)} {{ get; set; }}{initialiser}");
    }

    /// <summary>Collections can be filled without being made first, and secrets are marked when they are set.</summary>
    private void WriteWithField(CodeWriter writer, PropertySchema property, bool isCollection, TypeNames types)
    {
        var type = types.Argument(property.Type, View);
        var field = $"_{property.Name}";
        writer.Line(Attribute(property)).Line($"private {type}? {field};").Line();
        using (writer.Summary(property.Description).Obsolete(property.Deprecated).Block($"public {type}{(isCollection ? "" : "?")} {Names.OfProperty(property)}"))
        {
            writer.Line(isCollection ? $"get => {field} ??= new {type}();" : $"get => {field};");
            if (property.Secret && TypeNames.IsLifted(property.Type, View))
            {
                WriteSecretSetter(writer, property.Type, type, field, types);
            }
            else
            {
                writer.Line($"set => {field} = value;");
            }
        }
    }

    /// <summary>An output that is made with a secret is one itself.</summary>
    private void WriteSecretSetter(CodeWriter writer, SchemaType propertyType, string type, string field, TypeNames types)
    {
        using (writer.Block("set"))
        {
            switch (propertyType)
            {
                case SchemaType.Array array:
                    writer.Line($"var secret = Output.CreateSecret(ImmutableArray.Create<{types.Value(array.Item, View)}>());");
                    writer.Line($"{field} = Output.All(value, secret).Apply(both => both[0]);");
                    break;
                case SchemaType.Map map:
                    writer.Line($"var secret = Output.CreateSecret(ImmutableDictionary.Create<string, {types.Value(map.Value, View)}>());");
                    writer.Line($"{field} = Output.All(value, secret).Apply(both => both[0]);");
                    break;
                default:
                    writer.Line("var secret = Output.CreateSecret(0);");
                    writer.Line($"{field} = Output.Tuple<{type}?, int>(value, secret).Apply(both => both.Item1);");
                    break;
            }
        }
    }

    private string Attribute(PropertySchema property)
    {
        var required = property.Required ? ", required: true" : "";
        var json = ViaJson && property.Type is not SchemaType.Primitive { Name: "string" } ? ", json: true" : "";
        return $"[Input(\"{property.Name}\"{required}{json})]";
    }
}
