using HotplugIac.SdkGenerator.Code;
using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.SdkGenerator.Files;

/// <summary>How a resource is made and found.</summary>
internal static class ResourceMembers
{
    private const string Options = "CustomResourceOptions";

    public static void WriteConstructor(CodeWriter writer, ResourceSchema resource, string name, PackageSchema package)
    {
        var args = resource.Inputs.Any(input => input.Required) ? $"{name}Args args" : $"{name}Args? args = null";
        var token = resource.IsProvider ? package.Name : resource.Token;
        writer.Lines(
            "/// <summary>",
            $"/// Makes a {name} with a name, arguments and options.",
            "/// </summary>",
            "/// <param name=\"name\">Name of the resource in the program, once for each type.</param>",
            "/// <param name=\"args\">What the resource's properties are.</param>",
            "/// <param name=\"options\">How Pulumi treats the resource.</param>",
            $"public {name}(string name, {args}, {Options}? options = null)",
            $"    : base(\"{token}\", name, args ?? new {name}Args(), MakeResourceOptions(options, \"\"))",
            "{",
            "}",
            "");
    }

    public static void WriteOptions(CodeWriter writer, ResourceSchema resource, IReadOnlyList<PropertySchema> properties, PackageSchema package)
    {
        using (writer.Block($"private static {Options} MakeResourceOptions({Options}? options, Input<string>? id)"))
        {
            using (writer.Line($"var defaults = new {Options}").Block(end: ";"))
            {
                writer.Line("Version = Utilities.Version,");
                if (package.PluginDownloadUrl.Length > 0)
                {
                    writer.Line($"PluginDownloadURL = {Literals.Text(package.PluginDownloadUrl)},");
                }

                WriteList(writer, "Aliases", resource.Aliases.Select(alias => $"new global::Pulumi.Alias {{ Type = {Literals.Text(alias)} }}"));
                WriteList(writer, "AdditionalSecretOutputs", properties.Where(p => p.Secret).Select(p => Literals.Text(p.Name)));
                WriteList(writer, "ReplaceOnChanges", properties.Where(p => p.ReplaceOnChanges).Select(p => Literals.Text(p.Name)));
            }

            writer.Lines(
                $"var merged = {Options}.Merge(defaults, options);",
                "// An id that a program gives in the options counts only where the call gives none.",
                "merged.Id = id ?? merged.Id;",
                "return merged;");
        }
    }

    public static void WriteLookUp(CodeWriter writer, ResourceSchema resource, string name)
    {
        var (parameter, argument) = resource.State is null ? ("", "") : ($"{name}State? state = null, ", "state, ");
        writer.Lines(
            "",
            $"private {name}(string name, Input<string> id, {parameter}{Options}? options = null)",
            $"    : base(\"{resource.Token}\", name, {(resource.State is null ? "null" : "state")}, MakeResourceOptions(options, id))",
            "{",
            "}",
            "",
            "/// <summary>",
            $"/// Looks an existing {name} up by its id.",
            "/// </summary>",
            "/// <param name=\"name\">Name of the resource in the program, once for each type.</param>",
            "/// <param name=\"id\">Its id at the provider.</param>");
        if (resource.State is not null)
        {
            writer.Line("/// <param name=\"state\">What the look-up is qualified with.</param>");
        }

        writer.Line("/// <param name=\"options\">How Pulumi treats the resource.</param>");
        writer.Line($"public static {name} Get(string name, Input<string> id, {parameter}{Options}? options = null) => new {name}(name, id, {argument}options);");
    }

    private static void WriteList(CodeWriter writer, string name, IEnumerable<string> items)
    {
        if (items.ToArray() is not { Length: > 0 } all)
        {
            return;
        }

        using (writer.Line($"{name} =").Block(end: ","))
        {
            foreach (var item in all)
            {
                writer.Line($"{item},");
            }
        }
    }
}
