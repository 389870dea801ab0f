namespace HotplugIac.Preview.Tests;

/// <summary>The checkout that these tests were built in. Paths of sources are mapped away in builds of a CI system.</summary>
internal static class Repository
{
    public static string File(params string[] path) => Path.Combine([Root(), .. path]);

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !System.IO.File.Exists(Path.Combine(directory.FullName, "HotplugIac.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("These tests run from a checkout of the repository.");
    }
}
