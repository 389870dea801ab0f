using HotplugIac.Preview.Reports;
using HotplugIac.Yaml;

namespace HotplugIac.Cli.Output;

/// <summary>The schemas of docs/schemas, which travel in the program, and that of the YAML file, which is made from the resource's.</summary>
internal static class PublishedSchemas
{
    public const string Policy = "policy";
    public const string Preview = "preview";

    /// <summary>Command → file. plan writes what preview writes, set what apply does.</summary>
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        [Preview] = "preview-1.json",
        ["plan"] = "preview-1.json",
        ["inspect"] = "inspect-1.json",
        ["apply"] = "apply-1.json",
        ["set"] = "apply-1.json",
        ["doctor"] = "doctor-1.json",
        ["explain"] = "explain-1.json",
        ["error"] = "error-1.json",
        [Policy] = "policy-1.json",
    };

    /// <summary>What <c>--command</c> takes.</summary>
    public static IEnumerable<string> Commands => Files.Keys.Where(k => k != Policy);

    /// <summary>The schema of a command's JSON or of a policy file; null when there is no such command.</summary>
    public static string? Of(string name)
    {
        if (!Files.TryGetValue(name, out var file))
        {
            return null;
        }

        // Two of them are used where they belong, too.
        using var stream = typeof(PublishedSchemas).Assembly.GetManifestResourceStream($"schemas/{file}")
            ?? typeof(PreviewReport).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The program was built without docs/schemas/{file}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static string Machines() => MachineFileSchema.Json();
}
