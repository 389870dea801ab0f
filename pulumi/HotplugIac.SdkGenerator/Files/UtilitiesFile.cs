using HotplugIac.SdkGenerator.Code;

namespace HotplugIac.SdkGenerator.Files;

/// <summary>What the SDK's other files call: environment variables, the package's version, the attribute that makes its resources known.</summary>
internal static class UtilitiesFile
{
    public static string Text(Context context) => context.File("", writer =>
    {
        using (writer.Block("static class Utilities"))
        {
            WriteEnvironment(writer);
            WriteOptions(writer, "InvokeOptions", context.Package.PluginDownloadUrl);
            WriteOptions(writer, "InvokeOutputOptions", context.Package.PluginDownloadUrl);
            writer.Line("public static string Version { get; } = ReadVersion();").Line();
            using (writer.Block("private static string ReadVersion()"))
            {
                writer.Lines(
                    $"const string Resource = \"{context.Types.Namespace}.version.txt\";",
                    "using var stream = typeof(Utilities).Assembly.GetManifestResourceStream(Resource)",
                    "    ?? throw new NotSupportedException($\"The assembly was built without {Resource}.\");",
                    "using var reader = new global::System.IO.StreamReader(stream);",
                    "return reader.ReadToEnd().Trim();");
            }
        }

        var attribute = $"{TypeNames.PackageName(context.Package)}ResourceTypeAttribute";
        writer.Line();
        using (writer.Block($"internal sealed class {attribute} : global::Pulumi.ResourceTypeAttribute"))
        {
            using (writer.Line($"public {attribute}(string type)").Line("    : base(type, Utilities.Version)").Block())
            {
            }
        }
    });

    private static void WriteEnvironment(CodeWriter writer)
    {
        using (writer.Block("public static string? GetEnv(params string[] names)"))
        {
            using (writer.Block("foreach (var name in names)"))
            {
                using (writer.Block("if (global::System.Environment.GetEnvironmentVariable(name) is string value)"))
                {
                    writer.Line("return value;");
                }
            }

            writer.Line().Line("return null;");
        }

        writer.Lines(
            "",
            "public static bool? GetEnvBoolean(params string[] names) => GetEnv(names) switch",
            "{",
            "    \"1\" or \"t\" or \"T\" or \"true\" or \"TRUE\" or \"True\" => true,",
            "    \"0\" or \"f\" or \"F\" or \"false\" or \"FALSE\" or \"False\" => false,",
            "    _ => null,",
            "};",
            "",
            "public static int? GetEnvInt32(params string[] names) =>",
            "    int.TryParse(GetEnv(names), global::System.Globalization.NumberStyles.Integer, global::System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : (int?)null;",
            "",
            "public static double? GetEnvDouble(params string[] names) =>",
            "    double.TryParse(GetEnv(names), global::System.Globalization.NumberStyles.Float, global::System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : (double?)null;",
            "");
    }

    private static void WriteOptions(CodeWriter writer, string type, string downloadUrl)
    {
        using (writer.Block($"public static global::Pulumi.{type} WithDefaults(this global::Pulumi.{type}? given)"))
        {
            writer.Line($"var options = given ?? new global::Pulumi.{type}();").Line("options.Version ??= Version;");
            if (downloadUrl.Length > 0)
            {
                writer.Line($"options.PluginDownloadURL ??= {Literals.Text(downloadUrl)};");
            }

            writer.Line("return options;");
        }

        writer.Line();
    }
}
