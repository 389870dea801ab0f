using HotplugIac.Core.Tests.Rules;

namespace HotplugIac.Resources.Tests.Docs;

/// <summary>Files below examples/, which the end-to-end tests run (tests/EndToEnd/ExampleTests.cs), as parts of a page.</summary>
internal static class ExampleText
{
    public static string Usage(params string[] path) => $"## Example Usage\n\n{Fenced("terraform", path)}";

    /// <summary>The file in a fence. It ends with a line feed.</summary>
    public static string Fenced(string language, params string[] path)
    {
        var file = Repository.PathOf(["examples", .. path]);
        File.Exists(file).ShouldBeTrue($"examples/{string.Join('/', path)} is missing: the page that is made from it shows an example");
        return $"```{language}\n{File.ReadAllText(file).Trim()}\n```\n";
    }
}
