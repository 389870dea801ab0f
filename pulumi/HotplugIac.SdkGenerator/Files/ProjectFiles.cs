using System.Security;
using System.Text.Encodings.Web;
using System.Text.Json;
using HotplugIac.SdkGenerator.Code;
using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.SdkGenerator.Files;

/// <summary>What makes a NuGet package of the code.</summary>
internal static class ProjectFiles
{
    /// <summary>The first Pulumi that has every call of the code, up to the next major version.</summary>
    private const string PulumiVersions = "[3.76.1.0,4)";

    public static IEnumerable<KeyValuePair<string, string>> All(Context context)
    {
        var package = context.Package;
        var version = package.CSharp.RespectSchemaVersion ? package.Version : "";
        if (version.Length == 0)
        {
            throw new SchemaException("an SDK needs a version, and language.csharp.respectSchemaVersion: it says which provider it belongs to");
        }

        yield return new($"{context.Types.Namespace}.csproj", Project(package, version));
        yield return new("README.md", package.Description.TrimEnd('\n') + "\n");
        yield return new("version.txt", version + "\n");
        yield return new("pulumi-plugin.json", Plugin(package, version));
        yield return new(".gitignore", "bin\nobj\n");
        yield return new(".gitattributes", "* linguist-generated\n");
        yield return new("Directory.Build.props", Nothing("Directory.Build.props"));
        yield return new("Directory.Packages.props", Nothing("Directory.Packages.props"));
    }

    private static string Project(PackageSchema package, string version)
    {
        var references = package.CSharp.PackageReferences.ContainsKey("Pulumi") ? package.CSharp.PackageReferences : package.CSharp.PackageReferences.Append(new("Pulumi", PulumiVersions));
        // A package's version.txt must not take the place of ours.
        var lines = references.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r =>
            $"    <PackageReference Include=\"{Xml(r.Key)}\" Version=\"{Xml(r.Value)}\"{(r.Key.StartsWith("Pulumi.", StringComparison.Ordinal) ? " ExcludeAssets=\"contentFiles\"" : "")} />");
        var publisher = Xml(package.Publisher.Length > 0 ? package.Publisher : package.Name);
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">

              <PropertyGroup>
                <TargetFramework>net8.0</TargetFramework>
                <Nullable>enable</Nullable>
                <RootNamespace>{package.CSharp.RootNamespace}.{TypeNames.PackageName(package)}</RootNamespace>
                <Version>{Xml(version)}</Version>
                <Authors>{publisher}</Authors>
                <Company>{publisher}</Company>
                <Description>{Xml(package.Description)}</Description>
            {Elements(("PackageLicenseExpression", package.License), ("PackageProjectUrl", package.Homepage), ("RepositoryUrl", package.Repository))}
                <PackageReadmeFile>README.md</PackageReadmeFile>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <NoWarn>$(NoWarn);1591</NoWarn>
              </PropertyGroup>

              <ItemGroup>
            {string.Join('\n', lines)}
              </ItemGroup>

              <ItemGroup>
                <EmbeddedResource Include="version.txt" />
                <None Include="version.txt" Pack="true" PackagePath="content" />
                <EmbeddedResource Include="pulumi-plugin.json" />
                <None Include="pulumi-plugin.json" Pack="true" PackagePath="content" />
                <None Include="README.md" Pack="true" PackagePath="" />
              </ItemGroup>

            </Project>

            """.ReplaceLineEndings("\n");
    }

    private static string Plugin(PackageSchema package, string version)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteBoolean("resource", true);
            json.WriteString("name", package.Name);
            json.WriteString("version", version);
            if (package.PluginDownloadUrl.Length > 0)
            {
                json.WriteString("server", package.PluginDownloadUrl);
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static string Nothing(string name) =>
        $"<!-- Empty, so that no {name} of a folder above applies to the SDK: it builds the same wherever it is copied to. -->\n<Project />\n";

    private static string Elements(params ReadOnlySpan<(string Name, string Text)> elements)
    {
        var lines = new List<string>();
        foreach (var (name, text) in elements)
        {
            if (text.Length > 0)
            {
                lines.Add($"    <{name}>{Xml(text)}</{name}>");
            }
        }

        return string.Join('\n', lines);
    }

    private static string Xml(string text) => SecurityElement.Escape(text);
}
