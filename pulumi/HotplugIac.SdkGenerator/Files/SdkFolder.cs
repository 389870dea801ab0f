namespace HotplugIac.SdkGenerator.Files;

/// <summary>The SDK's folder.</summary>
public static class SdkFolder
{
    private const string Mark = "pulumi-plugin.json";

    private static readonly string[] BuildFolders = ["bin", "obj"];

    /// <summary>Files in the folder that belong to the SDK: all but what a build leaves.</summary>
    public static IEnumerable<string> Existing(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
                .Where(path => !BuildFolders.Contains(path.Split('/')[0]))
                .Order(StringComparer.Ordinal)
            : [];

    /// <summary>Writes the files, and removes those that the SDK has no more.</summary>
    /// <exception cref="IOException">The folder has files, but is no SDK's: nothing is removed there.</exception>
    public static void Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        var stale = Existing(folder).Where(path => !files.ContainsKey(path)).ToList();
        if (stale.Count > 0 && !File.Exists(Path.Combine(folder, Mark)))
        {
            throw new IOException($"{folder} has other files than an SDK's, such as {stale[0]}; give a new folder, or one that has {Mark}");
        }

        foreach (var path in stale)
        {
            File.Delete(Path.Combine(folder, path));
        }

        foreach (var (path, text) in files)
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, text);
        }
    }
}
