namespace TerraformPlugin.Tests.Processes;

internal static class SamplePaths
{
    /// <summary>The built sample, beside this test's own output.</summary>
    public static string Program
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var program = Path.Combine(own.Parent!.Parent!.FullName, "TerraformPlugin.Sample", own.Name, "terraform-provider-sample");
            return File.Exists(program) ? program : throw new FileNotFoundException("The sample provider is not built.", program);
        }
    }
}
