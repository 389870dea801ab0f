using HotplugIac.Harness;

namespace EndToEnd.Pulumi;

/// <summary>The program by hand: what it says to a person, and how it ends.</summary>
public sealed class PluginProcessTests
{
    [Fact]
    public async Task Started_by_hand_it_says_what_it_is_and_how_to_use_it()
    {
        var result = await RunAsync();

        result.ExitCode.ShouldBe(1);
        result.StandardOutput.ShouldBeEmpty();
        result.StandardError.ShouldContain("is a provider for Pulumi");
        result.StandardError.ShouldContain("pulumi package add");
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:99999")]
    public async Task An_engine_address_that_is_none_is_an_error_that_says_how_to_write_one(string address)
    {
        var result = await RunAsync("--logtostderr", "-v=9", address);

        (result.ExitCode, result.StandardOutput).ShouldBe((1, string.Empty));
        result.StandardError.ShouldContain($"\"{address}\"");
        result.StandardError.ShouldContain("HOST:PORT");
    }

    [Fact]
    public async Task It_prints_its_version_and_its_schema()
    {
        (await RunAsync("--version")).StandardOutput.Trim().ShouldMatch(@"^\d+\.\d+\.\d+$");
        var schema = await RunAsync("--schema");
        schema.StandardOutput.ShouldBe(File.ReadAllText(Path.Combine(ProviderUnderTest.RepositoryRoot, "pulumi", "schema.json")));
    }

    private static Task<CommandResult> RunAsync(params string[] arguments) =>
        new CommandLine(PulumiUnderTest.PluginPath, arguments) { Timeout = TimeSpan.FromMinutes(3) }.RunAsync();
}
