using HotplugIac.Harness;
using Xunit.Abstractions;

namespace EndToEnd;

/// <summary>The short form of <c>bench/soak</c>, with the same program and a seed that stays the same.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const string Seed = "9";

    [Theory]
    [InlineData("0.1", "60", "0")]
    [InlineData("0.2", "0", "2")]
    public async Task Random_changes_faults_and_kills_break_no_promise(string minutes, string machines, string guests)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(built.Parent!.Parent!.FullName, "Soak", built.Name, "Soak");
        var provider = Directory.EnumerateFiles(Path.GetDirectoryName(ProviderUnderTest.TerraformRc)!, "terraform-provider-hotplug_v*").Single();
        var files = Path.Combine(built.Parent.Parent.Parent!.FullName, "soak-short");

        var run = await new CommandLine(program, [provider, files, minutes, machines, guests, Seed]) { Timeout = TimeSpan.FromMinutes(6) }.RunAsync();

        output.WriteLine(run.StandardOutput);
        run.Success.ShouldBeTrue(run.Text);
        run.StandardOutput.ShouldContain("verdict: every promise was kept");
    }
}
