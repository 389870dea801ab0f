using System.Security.Cryptography;
using System.Text;
using HotplugIac.Harness;
using Folder = System.IO.Directory;

namespace HotplugIac.PulumiEngine;

public sealed partial class NodeProgram
{
    private static readonly string[] Manifests = ["package.json", "package-lock.json"];
    private static readonly string[] Flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--loglevel=error"];

    /// <summary>
    /// Makes <c>node_modules</c> in the program's directory: links into a cache that npm fills once for each <c>package.json</c>, and
    /// copies of packages that are not published.
    /// </summary>
    /// <param name="localPackages">Name and directory of packages that are in no registry, such as a generated SDK.</param>
    /// <param name="timeout">The bound for npm. Default 5 minutes.</param>
    /// <param name="cancellationToken">Ends npm.</param>
    /// <exception cref="ProgramFailedException">npm failed, or took too long.</exception>
    public async Task InstallAsync(
        IReadOnlyDictionary<string, string>? localPackages = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var modules = Path.Combine(await FillCacheAsync(timeout ?? TimeSpan.FromMinutes(5), cancellationToken), "node_modules");
        var target = Folder.CreateDirectory(Path.Combine(Directory, "node_modules")).FullName;
        foreach (var package in Folder.EnumerateDirectories(modules).SelectMany(Packages))
        {
            var link = Path.Combine(target, Path.GetRelativePath(modules, package));
            Folder.CreateDirectory(Path.GetDirectoryName(link)!);
            if (!Path.Exists(link))
            {
                Folder.CreateSymbolicLink(link, package);
            }
        }

        // Copied, because a package looks for what it needs from where it really is.
        foreach (var (name, source) in localPackages ?? new Dictionary<string, string>())
        {
            Copy(source, Path.Combine(target, name));
        }
    }

    /// <summary>The cache: outside of the working tree, and common to all runs.</summary>
    private static string CacheRoot => Path.Combine(
        System.Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".cache"),
        "hotplug-iac-tests", "node");

    private async Task<string> FillCacheAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        string[] files = [.. Manifests.Select(f => Path.Combine(Directory, f)).Where(File.Exists)];
        var content = string.Concat(files.Select(File.ReadAllText));
        var final = Path.Combine(CacheRoot, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16]);
        if (Folder.Exists(final))
        {
            return final;
        }

        // Made beside and moved, so that nobody finds half of it.
        var temporary = Folder.CreateDirectory($"{final}.{Guid.NewGuid():N}").FullName;
        foreach (var file in files)
        {
            File.Copy(file, Path.Combine(temporary, Path.GetFileName(file)));
        }

        try
        {
            var npm = new CommandLine("npm", [files.Length > 1 ? "ci" : "install", .. Flags]) { WorkingDirectory = temporary, Timeout = timeout };
            (await npm.RunAsync(cancellationToken)).EnsureSuccess();
            Folder.Move(temporary, final);
        }
        catch (IOException) when (Folder.Exists(final))
        {
            Folder.Delete(temporary, recursive: true);
        }
        catch (Exception error) when (error is CommandFailedException or CommandNotFoundException or CommandTimedOutException)
        {
            Folder.Delete(temporary, recursive: true);
            throw new ProgramFailedException($"npm failed: {error.Message}", error);
        }

        return final;
    }

    private static IEnumerable<string> Packages(string directory) => Path.GetFileName(directory) switch
    {
        ['@', ..] => Folder.EnumerateDirectories(directory),
        ['.', ..] => [],
        _ => [directory],
    };

    private static void Copy(string source, string target)
    {
        foreach (var file in Folder.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Folder.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
