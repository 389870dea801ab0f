namespace EndToEnd;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotplug-test-");

    public string Root => _folder.FullName;

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <returns>The path of the file.</returns>
    public string Write(string name, string content)
    {
        var path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
