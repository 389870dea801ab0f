using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Schemas;
using HotplugIac.Yaml;

namespace HotplugIac.Cli.Output;

/// <summary>The schemas of docs/schemas, which travel in the program, and that of the YAML file, which is made from the resource's.</summary>
internal static class PublishedSchemas
{
    public const string Policy = "policy";
    public const string Preview = "preview";
    private const string Plan = "plan";

    /// <summary>Command → file. set writes what apply does.</summary>
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["comment"] = "comment-1.json",
        ["inspect"] = "inspect-1.json",
        ["apply"] = "apply-1.json",
        ["set"] = "apply-1.json",
        ["doctor"] = "doctor-1.json",
        ["explain"] = "explain-1.json",
        ["error"] = "error-1.json",
    };

    /// <summary>What <c>--command</c> takes.</summary>
    public static IEnumerable<string> Commands => Files.Keys.Prepend(Plan).Prepend(Preview);

    /// <summary>The schema of a command's JSON or of a policy file; null when there is no such command.</summary>
    public static string? Of(string name) => name switch
    {
        Preview or Plan => PreviewSchema.Text,
        Policy => PolicySchema.Text,
        _ => OfFile(name),
    };

    public static string Machines() => MachineFileSchema.Json();

    private static string? OfFile(string name)
    {
        if (!Files.TryGetValue(name, out var file))
        {
            return null;
        }

        using var stream = typeof(PublishedSchemas).Assembly.GetManifestResourceStream($"schemas/{file}")
            ?? throw new InvalidOperationException($"The program was built without docs/schemas/{file}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
