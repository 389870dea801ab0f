using HotplugIac.SdkGenerator.Files;
using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.PulumiSdk.Tests;

/// <summary>What is committed is what the generator makes; <c>eng/sdk</c> makes it anew.</summary>
public sealed class CommittedSdkTests
{
    private static readonly IReadOnlyDictionary<string, string> Made = Sdk.Generate(SchemaReader.Read(File.ReadAllText(Repository.Schema)));

    [Fact]
    public void The_committed_SDK_has_the_files_that_the_generator_makes_and_no_others()
    {
        SdkFolder.Existing(Repository.Sdk).ShouldBe(Made.Keys);
    }

    [Fact]
    public void Each_committed_file_is_what_the_generator_makes_from_the_schema()
    {
        var other = Made.Where(file => File.ReadAllText(Path.Combine(Repository.Sdk, file.Key)) != file.Value).Select(file => file.Key);

        other.ShouldBeEmpty("run eng/sdk");
    }

    [Fact]
    public void The_same_schema_gives_the_same_files()
    {
        Sdk.Generate(SchemaReader.Read(File.ReadAllText(Repository.Schema))).ShouldBe(Made);
    }

    [Fact]
    public void Lines_end_alike_on_every_machine()
    {
        Made.Values.ShouldAllBe(text => !text.Contains('\r') && text.EndsWith('\n'));
    }
}
