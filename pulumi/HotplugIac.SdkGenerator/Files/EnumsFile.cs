using System.Globalization;
using HotplugIac.SdkGenerator.Code;
using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.SdkGenerator.Files;

/// <summary>Enumerations. Those of text and numbers are structures with a value, because C# has enumerations of whole numbers only.</summary>
internal static class EnumsFile
{
    public static string Text(Context context) => context.File("", writer =>
    {
        foreach (var (index, @enum) in context.Package.Enums.Values.Index())
        {
            if (index > 0)
            {
                writer.Line();
            }

            writer.Summary(@enum.Description);
            switch (@enum.Type)
            {
                case "integer":
                    WriteWholeNumbers(writer, @enum);
                    break;
                case "string" or "number":
                    WriteStruct(writer, @enum, Names.OfToken(@enum.Token), isText: @enum.Type == "string");
                    break;
                default:
                    throw new SchemaException($"{@enum.Token}: no enumerations of {@enum.Type}");
            }
        }
    });

    private static void WriteWholeNumbers(CodeWriter writer, EnumSchema @enum)
    {
        using (writer.Block($"public enum {Names.OfToken(@enum.Token)}"))
        {
            foreach (var value in @enum.Values)
            {
                writer.Summary(value.Description).Obsolete(value.Deprecated).Line($"{Names.OfEnumValue(@enum, value)} = {value.Value.GetRawText()},");
            }
        }
    }

    private static void WriteStruct(CodeWriter writer, EnumSchema @enum, string name, bool isText)
    {
        var type = isText ? "string" : "double";
        using (writer.Line("[EnumType]").Block($"public readonly struct {name} : IEquatable<{name}>"))
        {
            writer.Line($"private readonly {type} _value;").Line();
            using (writer.Block($"private {name}({type} value)"))
            {
                writer.Line(isText ? "_value = value ?? throw new ArgumentNullException(nameof(value));" : "_value = value;");
            }

            writer.Line();
            foreach (var value in @enum.Values)
            {
                var literal = isText ? Literals.Text(value.Value.GetString()!) : value.Value.GetDouble().ToString("R", CultureInfo.InvariantCulture);
                writer.Summary(value.Description).Obsolete(value.Deprecated);
                writer.Line($"public static {name} {Names.OfEnumValue(@enum, value)} {{ get; }} = new {name}({literal});").Line();
            }

            writer.Lines(
                $"public static bool operator ==({name} left, {name} right) => left.Equals(right);",
                "",
                $"public static bool operator !=({name} left, {name} right) => !left.Equals(right);",
                "",
                $"public static explicit operator {type}({name} value) => value._value;",
                "",
                "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]",
                $"public override bool Equals(object? obj) => obj is {name} other && Equals(other);",
                "",
                $"public bool Equals({name} other) => {(isText ? "string.Equals(_value, other._value, StringComparison.Ordinal)" : "_value == other._value")};",
                "",
                "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]",
                $"public override int GetHashCode() => _value{(isText ? "?.GetHashCode() ?? 0" : ".GetHashCode()")};",
                "",
                $"public override string ToString() => _value{(isText ? "" : ".ToString()")};");
        }
    }
}
