namespace HotplugIac.Core.Tests.Rules;

/// <summary>The repository that the tests run in.</summary>
internal static class Repository
{
    /// <summary>The folder above the tests that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Whether documents are to be written anew rather than compared.</summary>
    public static bool Updates => Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The sources of all tests.</summary>
    public static IEnumerable<string> TestSources() => Directory.EnumerateFiles(PathOf("tests"), "*.cs", SearchOption.AllDirectories);

    /// <summary>A document that the program writes: compared, or written anew.</summary>
    public static void ShouldHold(string path, string wanted)
    {
        if (Updates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, wanted);
        }

        var shown = Path.GetRelativePath(Root, path);
        File.Exists(path).ShouldBeTrue($"{shown} is missing: run eng/docs");
        File.ReadAllText(path).ShouldBe(wanted, $"{shown} is stale: run eng/docs");
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HotplugIac.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
