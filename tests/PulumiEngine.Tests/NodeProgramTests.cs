namespace HotplugIac.PulumiEngine.Tests;

/// <summary>A real program on the real SDK. npm fetches it once; without npm or a registry the test fails, and says so.</summary>
public sealed class NodeProgramTests
{
    [Fact]
    public async Task A_real_program_previews_creates_updates_refreshes_and_is_destroyed()
    {
        await using var fake = new FakeStack();
        fake.Stack.Config["p:size"] = "1";
        var program = Copy("things", fake.Project);
        await program.InstallAsync();

        var preview = (await fake.Stack.PreviewAsync(program)).EnsureSuccess();
        preview.Step("web").Op.ShouldBe(StepOp.Create);
        PulumiValue.IsUnknown(preview.Step("api").NewInputs!["label"]).ShouldBeTrue();
        preview.Diagnostics.ShouldContain(d => d.Message == "made by a program" && d.Name == "web");
        fake.State.Resources.ShouldBeEmpty();

        var created = (await fake.Stack.UpAsync(program)).EnsureSuccess();
        created.Outputs["address"]!.GetValue<string>().ShouldBe("address-of-web-1");
        created.Outputs["greeting"]!.GetValue<string>().ShouldBe("hello");
        PulumiValue.IsSecret(created.Outputs["token"]).ShouldBeTrue();
        created.Diagnostics.ShouldContain(d => d.Message == "the program runs" && d.Name == "api");
        fake.State["web"].Urn.ShouldBe("urn:pulumi:dev::p::my:index:Group$fake:index:Thing::web");
        fake.State["api"].PropertyDependencies["label"].ShouldBe([fake.State["web"].Urn]);
        PulumiValue.IsSecret(fake.State["api"].Inputs["password"]).ShouldBeTrue();
        fake.State["api"].Timeouts.Create.ShouldBe(TimeSpan.FromSeconds(90));

        fake.Stack.Config["p:size"] = "2";
        var updated = (await fake.Stack.UpAsync(program)).EnsureSuccess();
        updated.Changes.Select(s => (s.Name, s.Op)).ShouldBe([("web", StepOp.Update)]);

        (await fake.Stack.RefreshAsync()).EnsureSuccess().Changes.ShouldBeEmpty();
        (await fake.Stack.DestroyAsync()).EnsureSuccess();
        fake.State.Resources.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_real_program_that_fails_fails_the_run()
    {
        await using var fake = new FakeStack();
        fake.Stack.Config["p:size"] = "-1";
        var program = Copy("things", fake.Project);
        await program.InstallAsync();

        var result = await fake.Stack.UpAsync(program);

        result.Error!.ShouldContain("exited with non-zero exit code");
        result.Diagnostics.ShouldContain(d => d.Severity == DiagnosticSeverity.Error && d.Message.Contains("the size is negative"));
    }

    [Fact]
    public async Task A_failure_of_the_provider_ends_a_real_program_without_errors_of_its_own()
    {
        await using var fake = new FakeStack();
        fake.Stack.Config["p:size"] = "1";
        fake.Stack.Config["p:fail"] = "refused";
        var program = Copy("things", fake.Project);
        await program.InstallAsync();

        var result = await fake.Stack.UpAsync(program);

        result.Succeeded.ShouldBeFalse();
        result.Step("web").Error.ShouldBe("it was refused");
        result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldHaveSingleItem().Name.ShouldBe("web");
    }

    private static NodeProgram Copy(string name, string target)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "NodePrograms", name)))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        return new NodeProgram { Directory = target };
    }
}
