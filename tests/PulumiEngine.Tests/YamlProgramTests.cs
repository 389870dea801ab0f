namespace HotplugIac.PulumiEngine.Tests;

public sealed class YamlProgramTests
{
    private const string Text = """
        name: p
        runtime: yaml
        config:
          size: { type: integer, default: 3 }
          word: { type: string, secret: true }
        variables:
          said:
            fn::invoke: { function: "fake:echo", arguments: { word: "${word}" }, return: greeting }
        resources:
          api:
            type: fake:Thing
            properties:
              label: at ${web.address} of ${pulumi.stack}
              tags: { first: "${said}", literal: "$${x}" }
            options:
              dependsOn: ["${web}"]
              customTimeouts: { create: 1m30s }
          web:
            type: fake:index:Thing
            properties: { size: "${size}" }
            options: { ignoreChanges: [size], protect: false }
        outputs:
          address: ${web.address}
          json:
            fn::toJSON: { size: "${web.size}" }
        """;

    [Fact]
    public async Task A_yaml_program_registers_what_it_refers_to_first()
    {
        await using var fake = new FakeStack();
        fake.Stack.Config["p:word"] = "hi";

        var result = (await fake.Stack.UpAsync(YamlProgram.Parse(Text))).EnsureSuccess();

        result.Changes.Select(s => s.Name).ShouldBe(["web", "api"]);
        result.Outputs["address"]!.GetValue<string>().ShouldBe("address-of-web-1");
        result.Outputs["json"]!.GetValue<string>().ShouldBe("""{"size":3}""");
        var api = fake.State["api"];
        api.Inputs["label"]!.GetValue<string>().ShouldBe("at address-of-web-1 of dev");
        api.Inputs["tags"]!["literal"]!.GetValue<string>().ShouldBe("${x}");
        api.Dependencies.ShouldBe([fake.State["web"].Urn]);
        api.PropertyDependencies["label"].ShouldBe([fake.State["web"].Urn]);
        api.Timeouts.Create.ShouldBe(TimeSpan.FromSeconds(90));
        fake.State["web"].Inputs["size"]!.GetValue<int>().ShouldBe(3);
    }

    [Theory]
    [InlineData("runtime: nodejs", "not yaml")]
    [InlineData("runtime: yaml\nplugins: {}", "'plugins' in the file is not known")]
    public void A_file_with_more_than_the_subset_is_refused(string text, string message) =>
        Should.Throw<ProgramFailedException>(() => YamlProgram.Parse(text)).Message.ShouldContain(message);

    [Theory]
    [InlineData("{ type: fake:Thing, options: { hooks: {} } }", "'hooks' in options of 'a' is not known")]
    [InlineData("{ type: fake:Thing, properties: { x: { 'fn::rotate': 1 } } }", "'fn::rotate' in this form is not known")]
    [InlineData("{ type: fake:Thing, properties: { x: '${b.c}' } }", "could not be found")]
    [InlineData("{ type: fake:Thing, properties: { x: '${a.c}' } }", "depends on itself")]
    public async Task A_resource_with_more_than_the_subset_is_an_error(string resource, string message)
    {
        await using var fake = new FakeStack();

        var result = await fake.Stack.PreviewAsync(YamlProgram.Parse("runtime: yaml\nresources:\n  a: " + resource));

        result.Error!.ShouldContain(message);
    }
}
