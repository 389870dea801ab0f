using System.Text.Json;
using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.SdkGenerator.Code;

/// <summary>Values of the schema as C# expressions.</summary>
internal static class Literals
{
    public static string Text(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    /// <summary>What a property is when nothing sets it, or null.</summary>
    public static string? Default(PropertySchema property, PackageSchema package, TypeNames types)
    {
        if (property.Default is not { } given)
        {
            return null;
        }

        var value = given.Value is { } constant ? Value(constant, property, package, types) : null;
        if (given.Environment.Count == 0)
        {
            return value;
        }

        var parse = property.Type is SchemaType.Primitive primitive
            ? primitive.Name switch { "boolean" => "Boolean", "integer" => "Int32", "number" => "Double", _ => "" }
            : "";
        var environment = $"Utilities.GetEnv{parse}({string.Join(", ", given.Environment.Select(Text))})";
        return value is null ? environment : $"{environment} ?? {value}";
    }

    private static string Value(JsonElement constant, PropertySchema property, PackageSchema package, TypeNames types)
    {
        if (property.Type is SchemaType.Enum reference)
        {
            var @enum = package.Enums[reference.Token];
            var member = @enum.Values.FirstOrDefault(v => v.Value.ToString() == constant.ToString())
                ?? throw new SchemaException($"{reference.Token}: the default \"{constant}\" of {property.Name} is none of its values");
            return $"{types.Value(reference, View.Args)}.{Names.OfEnumValue(@enum, member)}";
        }

        return constant.ValueKind switch
        {
            JsonValueKind.String => Text(constant.GetString()!),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number => constant.GetRawText(),
            _ => throw new SchemaException($"{property.Name}: a default can only be text, a number or a flag"),
        };
    }
}
