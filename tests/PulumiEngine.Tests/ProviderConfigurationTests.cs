namespace HotplugIac.PulumiEngine.Tests;

public sealed class ProviderConfigurationTests
{
    [Fact]
    public async Task The_default_provider_gets_every_setting_as_text()
    {
        await using var fake = new FakeStack();
        fake.Stack.Config["fake:hosts"] = """["a","b"]""";
        fake.Stack.Config["fake:many"] = "3";
        fake.Stack.Config["other:key"] = "no";
        fake.Stack.Options.SecretConfig.Add("fake:many");

        (await fake.UpAsync(new())).EnsureSuccess();

        var args = fake.LastCall("Configure")["args"]!.AsObject();
        args["hosts"]!.GetValue<string>().ShouldBe("""["a","b"]""");
        PulumiValue.IsSecret(args["many"]).ShouldBeTrue();
        PulumiValue.Reveal(args["many"])!.GetValue<string>().ShouldBe("3");
        args.ContainsKey("key").ShouldBeFalse();
        fake.State["default"].Type.ShouldBe("pulumi:providers:fake");
    }

    [Fact]
    public async Task Settings_that_are_not_valid_end_the_run()
    {
        await using var fake = new FakeStack();
        fake.Stack.Config.Remove("fake:world");

        var result = await fake.UpAsync(new());

        result.Succeeded.ShouldBeFalse();
        result.Error!.ShouldContain("property world has a problem: is missing");
    }

    [Fact]
    public async Task Another_identity_of_the_provider_replaces_its_resources()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new());
        fake.Stack.Config["fake:identity"] = "other";

        var result = (await fake.UpAsync(new())).EnsureSuccess();

        result.Step("default").Op.ShouldBe(StepOp.Replace);
        result.Step("web").Op.ShouldBe(StepOp.Replace);
        result.Step("web").Diff!.Replaces.ShouldBe(["provider"]);
    }

    [Fact]
    public async Task A_change_that_DiffConfig_keeps_quiet_about_is_not_used_in_this_run()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new());
        fake.Stack.Config["fake:silent"] = "new words";

        (await fake.UpAsync(new())).EnsureSuccess().Step("default").Op.ShouldBe(StepOp.Same);
        fake.LastCall("Configure")["args"]!.AsObject().ContainsKey("silent").ShouldBeFalse();

        fake.Stack.Config["fake:greeting"] = "loud words";
        (await fake.UpAsync(new())).EnsureSuccess().Step("default").Op.ShouldBe(StepOp.Update);
        fake.LastCall("Configure")["args"]!["greeting"]!.GetValue<string>().ShouldBe("loud words");
    }

    [Fact]
    public async Task An_explicit_provider_serves_the_resources_that_name_it()
    {
        await using var fake = new FakeStack();
        var program = new InProcessProgram()
            .Add("mine", "pulumi:providers:fake", new() { ["world"] = fake.World, ["greeting"] = "mine" })
            .Add("web", FakeStack.Thing, options: new() { Provider = "mine" });

        (await fake.Stack.PreviewAsync(program)).EnsureSuccess();
        (await fake.Stack.UpAsync(program)).EnsureSuccess();

        fake.State["web"].Provider.ShouldBe($"{fake.State["mine"].Urn}::{fake.State["mine"].Id}");
        fake.State.Has("default").ShouldBeFalse();
        (await fake.Stack.UpAsync(program)).EnsureSuccess().Changes.ShouldBeEmpty();
        (await fake.Stack.DestroyAsync()).EnsureSuccess();
    }

    [Fact]
    public async Task A_provider_whose_configuration_is_not_known_yet_is_not_called()
    {
        await using var fake = new FakeStack();
        var program = new InProcessProgram()
            .Add("a", FakeStack.Thing)
            .Add("mine", "pulumi:providers:fake", new() { ["world"] = fake.World, ["greeting"] = "${a.address}" })
            .Add("web", FakeStack.Thing, new() { ["size"] = 1 }, new() { Provider = "mine" })
            .Output("size", "${web.size}");

        var preview = (await fake.Stack.PreviewAsync(program)).EnsureSuccess();

        preview.Step("web").Op.ShouldBe(StepOp.Create);
        PulumiValue.IsUnknown(preview.Outputs["size"]).ShouldBeTrue();
        fake.Calls.Where(c => c.Method == "Create").ShouldAllBe(c => c.Request["name"]!.GetValue<string>() == "a");
    }

    [Fact]
    public async Task Secrets_stay_secrets_in_the_state_and_on_their_way()
    {
        await using var fake = new FakeStack(environment: e => e["FAKE_HANDSHAKE"] = "1");

        var result = await fake.UpAsync(
            new() { ["password"] = PulumiValue.Secret("hush"), ["withToken"] = true, ["size"] = 4 }, new() { AdditionalSecretOutputs = ["size"] });

        result.EnsureSuccess();
        PulumiValue.IsSecret(fake.LastCall("Create")["properties"]!["password"]).ShouldBeTrue();
        foreach (var name in new[] { "password", "token", "size" })
        {
            PulumiValue.IsSecret(fake.State["web"].Outputs[name]).ShouldBeTrue(name);
        }

        PulumiValue.Reveal(fake.State["web"].Outputs)!["token"]!.GetValue<string>().ShouldBe("t0ken");
    }

    [Fact]
    public async Task Functions_and_the_schema_are_asked_for_without_a_program()
    {
        await using var fake = new FakeStack();

        var answer = await fake.Stack.InvokeAsync("fake:index:echo", new() { ["word"] = "hi" });
        var error = await Should.ThrowAsync<ProgramFailedException>(fake.Stack.InvokeAsync("fake:index:echo", new() { ["bad"] = 1 }));

        answer["word"]!.GetValue<string>().ShouldBe("hi");
        answer["greeting"]!.GetValue<string>().ShouldBe("hello");
        error.Message.ShouldContain("bad: is not wanted");
        (await fake.Stack.GetSchemaAsync())["name"]!.GetValue<string>().ShouldBe("fake");
        fake.State.Resources.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_provider_that_leaves_the_diff_to_the_engine_has_its_inputs_compared()
    {
        await using var fake = new FakeStack();
        await fake.UpAsync(new() { ["unknownDiff"] = true, ["size"] = 1 });

        (await fake.UpAsync(new() { ["unknownDiff"] = true, ["size"] = 1 })).Changes.ShouldBeEmpty();
        var result = await fake.UpAsync(new() { ["unknownDiff"] = true, ["size"] = 2 });

        result.Step("web").Op.ShouldBe(StepOp.Update);
        result.Step("web").Diff!.Detailed!["size"].InputDiff.ShouldBeTrue();
    }

    [Fact]
    public async Task A_plugin_that_cannot_be_started_or_is_another_version_is_an_error()
    {
        await using var none = new FakeStack(options: o => o with { Plugin = new ProviderPlugin("fake", "/does/not/exist") });
        await using var other = new FakeStack(options: o => o with { Plugin = new ProviderPlugin("fake", FakeStack.ProviderPath, "9.9.9") });

        (await none.UpAsync(new())).Error!.ShouldContain("cannot be started");
        (await other.UpAsync(new())).Error!.ShouldContain("'1.2.3', not '9.9.9'");
    }
}
