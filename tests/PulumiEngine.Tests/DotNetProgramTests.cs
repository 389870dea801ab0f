namespace HotplugIac.PulumiEngine.Tests;

/// <summary>The package that real .NET programs need is on no feed that every build has; what they are given can be tested without.</summary>
public sealed class DotNetProgramTests
{
    [Fact]
    public async Task A_program_is_given_what_the_SDK_asks_for_and_its_exit_code_counts()
    {
        await using var fake = new FakeStack();
        fake.Stack.Config["p:size"] = "1";
        fake.Stack.Options.SecretConfig.Add("p:size");
        var program = new DotNetProgram { Directory = fake.Project, Assembly = FakeStack.ProviderPath + ".dll" };

        var result = await fake.Stack.PreviewAsync(program);

        result.Error.ShouldBe("Program exited with non-zero exit code: 3");
        var given = result.ProgramOutput.Split('\n');
        given.ShouldContain(line => line.StartsWith("PULUMI_MONITOR=127.0.0.1:"));
        given.ShouldContain(line => line.StartsWith("PULUMI_ENGINE=127.0.0.1:"));
        given.ShouldContain("PULUMI_PROJECT=p");
        given.ShouldContain("PULUMI_STACK=dev");
        given.ShouldContain("PULUMI_DRY_RUN=true");
        given.ShouldContain("PULUMI_QUERY_MODE=false");
        given.ShouldContain("PULUMI_PARALLEL=16");
        given.ShouldContain("""PULUMI_CONFIG_SECRET_KEYS=["p:size"]""");
        given.ShouldContain(line => line.StartsWith("PULUMI_CONFIG={") && line.Contains("p:size"));
    }
}
