namespace HotplugIac.PulumiSdk.Tests;

/// <summary>Files of the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Sdk { get; } = Path.Combine(Root, "pulumi", "sdk", "dotnet");

    public static string Schema { get; } = Path.Combine(Root, "pulumi", "schema.json");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HotplugIac.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run from a build within the repository.");
    }
}
