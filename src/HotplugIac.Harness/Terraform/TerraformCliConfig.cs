using System.Text;
using System.Text.Json;

namespace HotplugIac.Harness;

/// <summary>Where Terraform finds providers: the content of a CLI configuration file. The user's own one is never read.</summary>
public sealed record TerraformCliConfig(string Content)
{
    /// <summary>Everything from the registry that a provider's address names.</summary>
    public static TerraformCliConfig Direct { get; } = new("");

    /// <summary>An existing file, such as the one that <c>eng/build</c> leaves in <c>dist/</c>.</summary>
    public static TerraformCliConfig FromFile(string path) => new(File.ReadAllText(path));

    /// <summary>Matching providers come from a filesystem mirror only, all others from their registries.</summary>
    /// <param name="directory">The mirror: HOST/NAMESPACE/TYPE/VERSION/OS_ARCH below it.</param>
    /// <param name="include">Patterns such as <c>hotplugiac/*</c>.</param>
    public static TerraformCliConfig Mirror(string directory, params string[] include)
    {
        var patterns = string.Join(", ", include.Select(Quote));
        return new($$"""
            provider_installation {
              filesystem_mirror {
                path    = {{Quote(Path.GetFullPath(directory))}}
                include = [{{patterns}}]
              }
              direct {
                exclude = [{{patterns}}]
              }
            }

            """);
    }

    /// <summary>Provider binaries straight from their build directories; Terraform then needs no init for them, and warns that they are in use.</summary>
    /// <param name="directories">Provider address to the directory that holds its binary.</param>
    public static TerraformCliConfig DevOverrides(IReadOnlyDictionary<string, string> directories)
    {
        var lines = new StringBuilder();
        foreach (var (address, directory) in directories)
        {
            lines.Append("    ").Append(Quote(address)).Append(" = ").AppendLine(Quote(Path.GetFullPath(directory)));
        }

        return new($"provider_installation {{\n  dev_overrides {{\n{lines}  }}\n  direct {{}}\n}}\n");
    }

    // This file is read with the old HCL, where a string is as in JSON and ${ means nothing.
    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
