namespace HotplugIac.Preview.Policies;

/// <summary>The JSON Schema of a policy file.</summary>
public static class PolicySchema
{
    public const string FileName = "policy-1.json";

    public static string Text
    {
        get
        {
            using var stream = typeof(PolicySchema).Assembly.GetManifestResourceStream(FileName)
                ?? throw new InvalidOperationException($"{FileName} is not embedded.");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}
