namespace HotplugIac.Preview.Sources;

/// <summary>
/// The files under a source root, read on demand and each at most once, within bounds: a checkout may hold anything. Links that lead out of the
/// root are not followed, because what is read there would be told to whoever reads the report.
/// </summary>
internal sealed class SourceTree(string root)
{
    private const int MostFiles = 10_000;
    private const int MostFolders = 20_000;
    private const int MostDepth = 32;
    private const int MostLinks = 16;
    private const long LargestFile = 4 << 20;

    private static readonly string[] Endings = [".tf", ".tofu", ".tf.json", ".tofu.json"];
    private static readonly SourceModule Nothing = new(new Dictionary<(string, string), SourceLocation>(), new Dictionary<string, (SourceLocation, string?)>());

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
    private readonly Dictionary<string, SourceModule> _modules = new(StringComparer.Ordinal);
    private int _files;

    public string Root => _root;

    /// <summary>All folders, parents before children, without those that tools make and without links.</summary>
    public IEnumerable<string> Folders()
    {
        var waiting = new Queue<(string Path, int Depth)>([(_root, 0)]);
        for (var count = 0; waiting.TryDequeue(out var folder) && count < MostFolders; count++)
        {
            yield return folder.Path;
            if (folder.Depth < MostDepth)
            {
                foreach (var child in Entries(folder.Path, Directory.EnumerateDirectories))
                {
                    if (Path.GetFileName(child) is not ['.', ..] and not "node_modules" && !IsLink(child))
                    {
                        waiting.Enqueue((child, folder.Depth + 1));
                    }
                }
            }
        }
    }

    /// <summary>The blocks of a folder; none where there is no such folder, or where it is not under the root.</summary>
    public SourceModule Module(string folder)
    {
        if (!_modules.TryGetValue(folder, out var module))
        {
            module = Path.GetRelativePath(_root, folder).StartsWith("..", StringComparison.Ordinal) || !StaysInside(folder, MostLinks) ? Nothing : Read(folder);
            _modules.Add(folder, module);
        }

        return module;
    }

    private SourceModule Read(string folder)
    {
        var resources = new Dictionary<(string, string), SourceLocation>();
        var calls = new Dictionary<string, (SourceLocation, string?)>();
        foreach (var file in Entries(folder, Directory.EnumerateFiles).Where(f => Endings.Any(e => f.EndsWith(e, StringComparison.Ordinal))))
        {
            var relative = Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/');
            foreach (var block in Blocks(file))
            {
                var location = new SourceLocation(relative, block.Line);
                _ = block.Type.Length > 0 ? resources.TryAdd((block.Type, block.Name), location) : calls.TryAdd(block.Name, (location, block.Source));
            }
        }

        return new(resources, calls);
    }

    private IEnumerable<SourceBlock> Blocks(string file)
    {
        try
        {
            // A pipe or device has no length, and reading it might never end.
            if (_files++ >= MostFiles || !StaysInside(file, MostLinks) || Target(file) is not { Exists: true, Length: > 0 and <= LargestFile })
            {
                return [];
            }

            var text = File.ReadAllText(file);
            return file.EndsWith(".json", StringComparison.Ordinal) ? JsonBlocks.Of(text) : HclBlocks.Of(text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file that cannot be read has no locations; the plan was made from it by somebody who could.
            return [];
        }
    }

    private static IEnumerable<string> Entries(string folder, Func<string, IEnumerable<string>> enumerate)
    {
        try
        {
            return [.. enumerate(folder).Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static FileInfo Target(string file) => File.ResolveLinkTarget(file, returnFinalTarget: true) as FileInfo ?? new FileInfo(file);

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    /// <summary>Whether no part of the path below the root is a link that leads out of it.</summary>
    private bool StaysInside(string path, int links)
    {
        if (path == _root)
        {
            return true;
        }

        if (links == 0 || !path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return false;
        }

        var part = _root;
        foreach (var name in path[(_root.Length + 1)..].Split(Path.DirectorySeparatorChar))
        {
            var parent = part;
            part = Path.Combine(part, name);
            if (new FileInfo(part).LinkTarget is { } target)
            {
                var rest = path[part.Length..].TrimStart(Path.DirectorySeparatorChar);
                return StaysInside(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(parent, target, rest))), links - 1);
            }
        }

        return true;
    }
}
