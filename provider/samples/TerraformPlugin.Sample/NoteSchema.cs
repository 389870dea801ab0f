namespace TerraformPlugin.Sample;

internal static class NoteSchema
{
    public static TfAttribute Length { get; } = new("length")
    {
        Type = TfType.Number,
        Computed = true,
        Description = "Characters in the text.",
    };

    public static TfObject State(string id, string text) => new(new Dictionary<string, TfValue>
    {
        ["id"] = id,
        ["text"] = text,
        ["length"] = (long)text.Length,
    });
}
