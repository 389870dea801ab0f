using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.SdkGenerator.Code;

/// <summary>What every file of the SDK is made from.</summary>
internal sealed record Context(PackageSchema Package, TypeNames Types)
{
    private static readonly string[] Usings =
        ["System", "System.Collections.Generic", "System.Collections.Immutable", "System.Threading.Tasks", "Pulumi.Serialization"];

    /// <summary>A file in the package's namespace, or one under it.</summary>
    /// <param name="content">Writes the types.</param>
    public string File(string subNamespace, Action<CodeWriter> content)
    {
        var writer = new CodeWriter();
        writer.Line($"// Made by HotplugIac.SdkGenerator from the package schema of \"{Package.Name}\". Changes here are lost; change the schema.").Line();
        foreach (var name in Usings.Concat(Package.CSharp.RootNamespace == "Pulumi" ? [] : ["Pulumi"]))
        {
            writer.Line($"using {name};");
        }

        writer.Line();
        using (writer.Block($"namespace {Types.Namespace}{(subNamespace.Length == 0 ? "" : ".")}{subNamespace}"))
        {
            content(writer);
        }

        return writer.ToString();
    }
}
