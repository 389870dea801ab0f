namespace HotplugIac.Preview.Tests.Rendering;

/// <summary>Rendered output beside the committed one. With UPDATE_GOLDEN=1 the committed one is written anew.</summary>
internal static class Golden
{
    public static void ShouldBeAsCommitted(string text, string folder, string file)
    {
        var path = Repository.File("tests", "HotplugIac.Preview.Tests", "Golden", folder, file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        text.ShouldBe(File.ReadAllText(path), $"{file}: when the new one is right, run the test with UPDATE_GOLDEN=1.");
    }
}
