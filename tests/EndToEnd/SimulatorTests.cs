using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>Guests that give back what they are asked for, late, or not at all: what no guest of the lab can be told to do.</summary>
public sealed class SimulatorTests
{
    /// <summary>So many looks that only the test itself makes it answer.</summary>
    private const string Silent = """{ "unplug": "silent", "answers_after_looks": 1000000 }""";

    [Fact]
    public async Task A1_current_n_to_m_lower_is_unplugged_live_when_the_guest_gives_it_back()
    {
        var (file, name, project) = await AdoptedAsync("{}");
        using var _ = file;
        await using var __ = project;

        project.Edit(file.Uri, Sizes(name, 2, "live"));
        var plan = await project.PlanAsync();
        plan[Address].PlannedText("impact", "live", "vcpus")!.ShouldContain("(HP1006)");
        plan[Address].PlannedText("impact", "verdict").ShouldBe("live");
        await project.ApplyAndReplanEmptyAsync();

        (await LiveVcpusAsync(project)).ShouldBe("2");
        (file.Running(name)!["vcpus"]!.GetValue<int>(), file.Configured(name)["vcpus"]!.GetValue<int>(), file.Boots(name)).ShouldBe((2, 2, 1));
    }

    [Fact]
    public async Task A1_a_guest_that_answers_after_libvirt_has_given_up_is_waited_for()
    {
        var (file, name, project) = await AdoptedAsync("""{ "unplug": "silent", "answers_after_looks": 4 }""");
        using var _ = file;
        await using var __ = project;

        project.Edit(file.Uri, Sizes(name, 2, "live"));
        await project.ApplyAndReplanEmptyAsync();

        (await LiveVcpusAsync(project)).ShouldBe("2");
        file.Boots(name).ShouldBe(1);
    }

    [Fact]
    public async Task D5_an_unplug_that_happens_after_the_apply_has_ended_is_seen_and_taken_over()
    {
        var (file, name, project) = await AdoptedAsync(Silent);
        using var _ = file;
        await using var __ = project;
        project.Edit(file.Uri, Sizes(name, 3, "live_or_pending", "1s"));
        (await project.ApplyAndReplanEmptyAsync()).Text.ShouldContain("(HP4020)");
        (await LiveVcpusAsync(project)).ShouldBe("4");

        await file.LetGuestAnswerAsync(name);
        (await project.RefreshOnlyExitCodeAsync()).ShouldBe(2);
        await project.ApplyAndReplanEmptyAsync();

        (await LiveVcpusAsync(project)).ShouldBe("3");
        (await project.StateAsync()).Text(Address, "pending_reboot").ShouldBe("false");
    }

    [Fact]
    public async Task A_refused_unplug_is_an_error_and_the_state_stays_true()
    {
        var (file, name, project) = await AdoptedAsync("""{ "unplug": "refuses" }""");
        using var _ = file;
        await using var __ = project;

        project.Edit(file.Uri, Sizes(name, 2, "live", "1s"));
        var refused = await project.ApplyAsync();

        refused.Success.ShouldBeFalse();
        refused.Text.ShouldContain("(HP4017)");
        refused.Text.ShouldContain("unplug_timeout");
        (await LiveVcpusAsync(project)).ShouldBe("4");
        file.Configured(name)["vcpus"]!.GetValue<int>().ShouldBe(4, "what the running machine keeps must not be gone at its next boot");

        // The same wish as before is no change.
        project.Edit(file.Uri, Sizes(name, 4, "live"));
        await project.ApplyAndReplanEmptyAsync();
    }

    [Fact]
    public async Task A_refused_unplug_under_live_or_pending_waits_for_the_next_boot()
    {
        var (file, name, project) = await AdoptedAsync("""{ "unplug": "refuses" }""");
        using var _ = file;
        await using var __ = project;

        project.Edit(file.Uri, Sizes(name, 2, "live_or_pending", "1s"));
        (await project.ApplyAndReplanEmptyAsync()).Text.ShouldContain("(HP4020)");

        (await LiveVcpusAsync(project)).ShouldBe("4");
        (await project.StateAsync()).Text(Address, "pending_reboot").ShouldBe("true");
        (file.Running(name)!["vcpus"]!.GetValue<int>(), file.Configured(name)["vcpus"]!.GetValue<int>(), file.Boots(name)).ShouldBe((4, 2, 1));
    }

    [Theory]
    [InlineData("silent", "did not do it within 1 s (unplug_timeout)")]
    [InlineData("refuses", "did not give it back")]
    public async Task D1_a_DIMM_that_the_guest_keeps_stays_in_the_configuration_whatever_libvirt_replied(string unplug, string message)
    {
        var (file, name, project) = await AdoptedAsync($$"""{ "unplug": "{{unplug}}" }""");
        using var _ = file;
        await using var __ = project;
        string Memory(string memory) => $"{Sizes(name, 4, "live", "1s")}\nmemory_method = \"dimm\"\nmemory = \"{memory}\"";
        project.Edit(file.Uri, Memory("2GiB"));
        (await project.ApplyAsync()).EnsureSuccess();

        project.Edit(file.Uri, Memory("1GiB"));
        var refused = await project.ApplyAsync();

        refused.Success.ShouldBeFalse();
        refused.Text.Unwrapped().ShouldContain(message);
        refused.Text.ShouldContain("(HP4017)");
        (await project.StateAsync()).Text(Address, "live_values", "memory").ShouldBe("2GiB");
        foreach (var sizing in new[] { file.Running(name)!, file.Configured(name) })
        {
            sizing["memory_devices"]!.AsArray().ShouldHaveSingleItem();
        }
    }

    private static async Task<(SimulatorFile File, string Name, TerraformProject Project)> AdoptedAsync(string guest)
    {
        var name = SimulatorFile.NewName("guest");
        var file = new SimulatorFile($$"""{ "name": "{{name}}", "vcpus": 4, "max_vcpus": 8, "memory": "1GiB", "max_memory": "4GiB", "memory_slots": 4, "guest": {{guest}} }""");
        var project = await ProjectAsync(file.Uri, Sizes(name, 4, "live"));
        (await project.ApplyAsync()).EnsureSuccess();
        return (file, name, project);
    }

    private static string Sizes(string name, int vcpus, string unplug, string timeout = "60s") =>
        $"name = \"{name}\"\nvcpus = {vcpus}\nunplug = \"{unplug}\"\nunplug_timeout = \"{timeout}\"";

    private static async Task<string?> LiveVcpusAsync(TerraformProject project) => (await project.StateAsync()).Text(Address, "live_values", "vcpus");
}
