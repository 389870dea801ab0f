namespace HotplugIac.Preview.Schemas;

/// <summary>The JSON Schema (draft 2020-12) of what <see cref="Rendering.Json.JsonRenderer"/> writes; docs/schemas/preview-1.json.</summary>
public static class PreviewSchema
{
    private const string Resource = "preview-1.json";

    /// <summary>The schema's text, as it is published.</summary>
    public static string Text
    {
        get
        {
            using var stream = typeof(PreviewSchema).Assembly.GetManifestResourceStream(Resource)
                ?? throw new InvalidOperationException($"{Resource} is not part of this build.");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}
