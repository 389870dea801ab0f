using HotplugIac.SdkGenerator.Code;
using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.SdkGenerator.Files;

/// <summary>The provider's configuration as the stack has it, for programs that read or overwrite it.</summary>
internal static class ConfigFile
{
    public static string Text(Context context) => context.File("", writer =>
    {
        using (writer.Summary("The provider's configuration in this stack.").Block("public static class Config"))
        {
            writer.Line($"private static readonly global::Pulumi.Config __config = new global::Pulumi.Config(\"{context.Package.Name}\");").Line();
            foreach (var variable in context.Package.Config)
            {
                WriteVariable(writer, variable, context);
                writer.Line();
            }

            WriteValue(writer);
            if (TypeUse.Reachable(context.Package.Config, context.Package) is { Count: > 0 } tokens)
            {
                writer.Line();
                using (writer.Summary("Objects in the configuration.").Block("public static class Types"))
                {
                    foreach (var token in tokens)
                    {
                        WriteObject(writer, context.Package.Objects[token], context.Types);
                    }
                }
            }
        }
    });

    private static void WriteVariable(CodeWriter writer, PropertySchema variable, Context context)
    {
        var value = context.Types.Value(variable.Type, View.Config);
        var type = value + (variable.Type is SchemaType.Array ? "" : "?");
        var get = variable.Type is SchemaType.Primitive primitive
            ? primitive.Name switch { "boolean" => "GetBoolean", "integer" => "GetInt32", "number" => "GetDouble", _ => "Get" }
            : $"GetObject<{value}>";
        var @default = Literals.Default(variable, context.Package, context.Types) is { } given ? $" ?? {given}" : "";

        writer.Line($"private static readonly __Value<{type}> _{variable.Name} = new __Value<{type}>(() => __config.{get}(\"{variable.Name}\"){@default});").Line();
        using (writer.Summary(variable.Description).Block($"public static {type} {Names.OfProperty(variable)}"))
        {
            writer.Line($"get => _{variable.Name}.Get();");
            writer.Line($"set => _{variable.Name}.Set(value);");
        }
    }

    private static void WriteValue(CodeWriter writer)
    {
        using (writer.Block("private sealed class __Value<T>"))
        {
            writer.Lines(
                "private readonly Func<T> _read;",
                "private T _value = default!;",
                "private bool _isSet;",
                "",
                "public __Value(Func<T> read) => _read = read;",
                "",
                "public T Get() => _isSet ? _value : _read();",
                "");
            using (writer.Block("public void Set(T value)"))
            {
                writer.Line("_value = value;").Line("_isSet = true;");
            }
        }
    }

    private static void WriteObject(CodeWriter writer, ObjectSchema @object, TypeNames types)
    {
        using (writer.Summary(@object.Description).Block($"public class {Names.OfToken(@object.Token)}"))
        {
            foreach (var property in @object.Properties)
            {
                var initialiser = property.Type.IsValueType || property.Type is SchemaType.Array ? "" : " = null!;";
                // Without, JSON would be read into nothing: its names begin small. Pulumi's generator leaves that out.
                writer.Summary(property.Description).Line($"[global::System.Text.Json.Serialization.JsonPropertyName(\"{property.Name}\")]");
                writer.Line($"public {types.Answer(property, View.Config)} {Names.OfProperty(property)} {{ get; set; }}{initialiser}");
            }
        }
    }
}
