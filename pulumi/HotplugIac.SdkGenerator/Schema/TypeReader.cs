using System.Text.Json;

namespace HotplugIac.SdkGenerator.Schema;

/// <summary>Reads properties and types.</summary>
internal sealed class TypeReader(JsonElement root)
{
    private const string Types = "#/types/";
    private const string BuiltIns = "pulumi.json#/";

    private readonly Dictionary<string, JsonElement> named = root.Members("types").ToDictionary(type => type.Name, type => type.Value, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ObjectSchema> Objects() =>
        Ordered(named.Where(type => !IsEnum(type.Value)).Select(type =>
            new ObjectSchema(type.Key, type.Value.Text("description") ?? "", Properties(type.Value, Types + type.Key, "properties", "required"))), o => o.Token);

    public IReadOnlyDictionary<string, EnumSchema> Enums() =>
        Ordered(named.Where(type => IsEnum(type.Value)).Select(type =>
            new EnumSchema(type.Key, type.Value.GetProperty("type").GetString()!, type.Value.Text("description") ?? "", [.. EnumValues(type.Value)])), e => e.Token);

    /// <summary>The properties under <paramref name="member"/>, by name.</summary>
    public IReadOnlyList<PropertySchema> Properties(JsonElement owner, string path, string member, string requiredMember)
    {
        var required = owner.Texts(requiredMember).ToHashSet(StringComparer.Ordinal);
        PropertySchema[] properties = [.. owner.Members(member).Select(p => Property(p.Value, p.Name, required.Contains(p.Name), $"{path}/{member}/{p.Name}"))];
        required.ExceptWith(properties.Select(p => p.Name));
        return required.Count == 0
            ? properties
            : throw new SchemaException($"{path}/{requiredMember}: no such property: {string.Join(", ", required.Order(StringComparer.Ordinal))}");
    }

    public SchemaType Type(JsonElement type, string path)
    {
        type.Refuse(path, "oneOf", "discriminator");
        var plain = type.Flag("plain");
        if (type.Text("$ref") is { } reference)
        {
            return Reference(reference, plain, path);
        }

        return type.Text("type") switch
        {
            "boolean" or "integer" or "number" or "string" => new SchemaType.Primitive(type.Text("type")!, plain),
            "array" => new SchemaType.Array(Type(type.GetProperty("items"), $"{path}/items"), plain),
            "object" => new SchemaType.Map(
                type.Member("additionalProperties") is { } value ? Type(value, $"{path}/additionalProperties") : new SchemaType.Primitive("string", false), plain),
            var other => throw new SchemaException($"{path}: no such type: {other ?? "none"}"),
        };
    }

    private SchemaType Reference(string reference, bool plain, string path)
    {
        if (reference.StartsWith(BuiltIns, StringComparison.Ordinal))
        {
            return reference[BuiltIns.Length..] is "Any" or "Json" or "Asset" or "Archive"
                ? new SchemaType.BuiltIn(reference[BuiltIns.Length..], plain)
                : throw new SchemaException($"{path}: no such built-in type: {reference}");
        }

        var token = reference.StartsWith(Types, StringComparison.Ordinal) ? Uri.UnescapeDataString(reference[Types.Length..]) : null;
        if (token is null || !named.TryGetValue(token, out var type))
        {
            throw new SchemaException($"{path}: only types of the same schema can be referred to: {reference}");
        }

        return IsEnum(type) ? new SchemaType.Enum(token, plain) : new SchemaType.Object(token, plain);
    }

    private PropertySchema Property(JsonElement property, string name, bool required, string path)
    {
        property.Refuse(path, "const");
        return new(name, Type(property, path), required, property.Text("description") ?? "", property.Member("language")?.Member("csharp")?.Text("name"))
        {
            Secret = property.Flag("secret"),
            ReplaceOnChanges = property.Flag("replaceOnChanges"),
            Deprecated = property.Text("deprecationMessage"),
            Default = property.Member("default") is null && property.Member("defaultInfo") is null
                ? null
                : new(property.Member("default"), property.Member("defaultInfo")?.Texts("environment") ?? []),
        };
    }

    private static IEnumerable<EnumValue> EnumValues(JsonElement type) =>
        type.GetProperty("enum").EnumerateArray().Select(value =>
            new EnumValue(value.Text("name"), value.GetProperty("value"), value.Text("description") ?? "", value.Text("deprecationMessage")));

    private static bool IsEnum(JsonElement type) => type.Member("enum") is not null;

    private static SortedDictionary<string, T> Ordered<T>(IEnumerable<T> all, Func<T, string> key) =>
        new(all.ToDictionary(key, StringComparer.Ordinal), StringComparer.Ordinal);
}
