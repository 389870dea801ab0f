using System.Security.Cryptography;
using System.Text;
using HotplugIac.Harness;

namespace HotplugIac.Preview.Tests.Rendering;

/// <summary>
/// Programs of others that read what is written here. npm fetches them once into a cache outside of the working tree; without npm or a
/// registry the tests fail, and say so.
/// </summary>
internal static class NpmPackages
{
    private static readonly string[] Packages = ["@microsoft/jest-sarif@1.0.0-beta.0", "junit2json@4.0.0"];
    private static readonly Lazy<Task<string>> Folder = new(FillAsync);

    /// <summary>The folder with <c>node_modules</c> in it.</summary>
    public static Task<string> FolderAsync() => Folder.Value;

    private static string CacheRoot => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "hotplug-iac-tests", "node");

    private static async Task<string> FillAsync()
    {
        var final = Path.Combine(CacheRoot, "preview-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Packages))))[..16]);
        if (Directory.Exists(final))
        {
            return final;
        }

        // Made beside and moved, so that nobody finds half of it.
        var temporary = Directory.CreateDirectory($"{final}.{Guid.NewGuid():N}").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(temporary, "package.json"), """{ "private": true }""");
            string[] arguments = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--loglevel=error", .. Packages];
            (await new CommandLine("npm", arguments) { WorkingDirectory = temporary, Timeout = TimeSpan.FromMinutes(3) }.RunAsync()).EnsureSuccess();
            Directory.Move(temporary, final);
        }
        catch (IOException) when (Directory.Exists(final))
        {
            Directory.Delete(temporary, recursive: true);
        }
        catch
        {
            Directory.Delete(temporary, recursive: true);
            throw;
        }

        return final;
    }
}
