namespace TerraformPlugin;

internal static class TfSchemaTypes
{
    public static TfType ObjectOf(IReadOnlyList<TfAttribute> attributes) =>
        TfType.Object(attributes.ToDictionary(attribute => attribute.Name, Of, StringComparer.Ordinal));

    public static TfType Of(TfAttribute attribute) => attribute switch
    {
        { Type: { } type, Nested: null } => type,
        { Type: null, Nested: { } nested } => Of(nested),
        _ => throw new InvalidOperationException($"The attribute {attribute.Name} needs either a type or nested attributes."),
    };

    private static TfType Of(TfNested nested)
    {
        var element = ObjectOf(nested.Attributes);
        return nested.Mode switch
        {
            TfNestingMode.List => TfType.List(element),
            TfNestingMode.Set => TfType.Set(element),
            TfNestingMode.Map => TfType.Map(element),
            _ => element,
        };
    }
}
