namespace HotplugIac.Fuzzing;

/// <summary>Committed inputs: some that are right, and each that was once not handled.</summary>
internal static class Corpus
{
    /// <summary>The files of a folder below the test project's <c>Corpus</c>, in the order of their names.</summary>
    public static IReadOnlyList<byte[]> Of(string folder)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Corpus", folder);
        return [.. Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }
}
