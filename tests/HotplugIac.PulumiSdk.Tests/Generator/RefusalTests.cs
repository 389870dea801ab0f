using HotplugIac.SdkGenerator.Files;
using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.PulumiSdk.Tests.Generator;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("""  "resources": { "shop:index:Order": { "isComponent": true } } """, "#/resources/shop:index:Order/isComponent")]
    [InlineData("""  "resources": { "shop:index:Order": { "properties": { "a": { "oneOf": [] } } } } """, "#/resources/shop:index:Order/properties/a/oneOf")]
    [InlineData("""  "resources": { "shop:index:Order": { "properties": { "a": { "$ref": "/other/v1.0.0/schema.json#/types/other:index:X" } } } } """, "only types of the same schema")]
    [InlineData("""  "resources": { "shop:index:Order": { "required": ["a"] } } """, "no such property: a")]
    [InlineData("""  "resources": { "shop:stock:Order": { } } """, "shop:stock:Order: only tokens of the module index")]
    [InlineData("""  "types": { "shop:index:Speed": { "type": "string", "enum": [{ "value": "*" }] } } """, "needs a name")]
    public void What_the_generator_does_not_know_is_refused_with_its_place(string members, string expected)
    {
        Should.Throw<SchemaException>(() => Made.Files(members)).Message.ShouldContain(expected);
    }

    [Fact]
    public void An_SDK_without_a_version_is_refused()
    {
        Should.Throw<SchemaException>(() => Sdk.Generate(SchemaReader.Read("""{ "name": "shop" }"""))).Message.ShouldContain("respectSchemaVersion");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_is_no_schema_is_refused(string json) => Should.Throw<SchemaException>(() => SchemaReader.Read(json)).Message.ShouldContain("no Pulumi package schema");

    [Fact]
    public void A_folder_with_other_files_is_left_as_it_is()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "letter.txt"), "dear");

        Should.Throw<IOException>(() => SdkFolder.Write(folder.FullName, Made.Files("\"types\": {}"))).Message.ShouldContain("letter.txt");

        folder.GetFiles().Select(file => file.Name).ShouldBe(["letter.txt"]);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Files_that_the_SDK_has_no_more_are_removed_but_not_what_a_build_left()
    {
        var folder = Directory.CreateTempSubdirectory();
        SdkFolder.Write(folder.FullName, Made.Files("""  "functions": { "shop:index:ring": { } } """));
        folder.CreateSubdirectory("obj").CreateSubdirectory("Debug");
        File.WriteAllText(Path.Combine(folder.FullName, "obj", "project.assets.json"), "{}");

        SdkFolder.Write(folder.FullName, Made.Files("\"types\": {}"));

        File.Exists(Path.Combine(folder.FullName, "Ring.cs")).ShouldBeFalse();
        File.Exists(Path.Combine(folder.FullName, "obj", "project.assets.json")).ShouldBeTrue();
        folder.Delete(recursive: true);
    }
}
