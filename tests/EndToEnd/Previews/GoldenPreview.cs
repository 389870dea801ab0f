using System.Security.Cryptography;
using System.Text;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Previews;

/// <summary>What <c>hotplug preview</c> makes of a plan, beside files that somebody has looked at. UPDATE_GOLDEN=1 writes them anew; HOTPLUG_CORPUS names a folder that the plans are left in.</summary>
internal static class GoldenPreview
{
    /// <summary>Format to file name ending.</summary>
    private static readonly (string Format, string Ending)[] Formats =
        [("text", "txt"), ("markdown", "md"), ("json", "json"), ("html", "html"), ("sarif", "sarif"), ("junit", "xml")];

    /// <summary>Those a large plan has golden files of: the ones with a limit of their own.</summary>
    private static readonly string[] Limited = ["markdown"];

    private static string Folder => Path.Combine(RepositoryRoot, "tests", "EndToEnd", "Previews", "Golden");

    private static bool Updates => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>Previews a plan in all formats at once and compares each, and the exit code.</summary>
    public static async Task CheckAsync(string name, string plan, bool isLarge = false)
    {
        if (Environment.GetEnvironmentVariable("HOTPLUG_CORPUS") is { Length: > 0 } corpus)
        {
            await File.WriteAllTextAsync(Path.Combine(corpus, name + ".json"), plan);
        }

        using var folder = new TemporaryFolder();
        var file = folder.Write("plan.json", plan);
        var preview = await HotplugProgram.RunAsync(
            ["preview", file, "--detailed-exitcode", "--target", "corpus", .. Formats.SelectMany(f => new[] { "--out", $"{f.Format}={folder.Path(f.Format)}" })]);
        preview.ExitCode.ShouldNotBe(1, preview.Text);

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plan)));
        var different = new List<string>();
        foreach (var (format, ending) in Formats.Append(("exitcode", "code")))
        {
            var made = format == "exitcode" ? $"{preview.ExitCode}\n" : Steady(await File.ReadAllTextAsync(folder.Path(format)), hash);
            made.ShouldNotBeEmpty(format);
            if (isLarge && !Limited.Contains(format))
            {
                continue;
            }

            var golden = Path.Combine(Folder, $"{name}.{ending}");
            if (Updates)
            {
                Directory.CreateDirectory(Folder);
                await File.WriteAllTextAsync(golden, made);
            }
            else if (!File.Exists(golden) || await File.ReadAllTextAsync(golden) != made)
            {
                different.Add($"{golden}\n{made}");
            }
        }

        different.ShouldBeEmpty("UPDATE_GOLDEN=1 writes the files anew; look at the difference.");
    }

    /// <summary>A plan holds the moment it was made, so that its hash is another one each time.</summary>
    private static string Steady(string text, string hash) => text
        .Replace(hash, new string('0', hash.Length), StringComparison.Ordinal)
        .Replace(hash[..12], new string('0', 12), StringComparison.Ordinal)
        .Replace(hash[..8], new string('0', 8), StringComparison.Ordinal);
}
