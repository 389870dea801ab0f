namespace EndToEnd;

/// <summary>Who follows a guide sees what it shows.</summary>
public sealed class GuideTests
{
    private const string Web = "hotplug_virtual_machine.web";

    [Fact]
    public async Task Getting_started_goes_as_the_guide_says()
    {
        var guide = new GuideText("getting-started");
        var written = guide.Block("hcl", 0);
        using var file = new SimulatorFile { Text = guide.Block("json", 0) };
        await using var project = ExampleProject.Of(file, written);
        await project.InitAsync();

        guide.ShouldShow(0, (await project.PlanAsync()).Text);
        await project.ApplyAndReplanEmptyAsync();

        written = written.Replace("vcpus  = 2", "vcpus  = 4", StringComparison.Ordinal).Replace("\"1GiB\"", "\"3GiB\"", StringComparison.Ordinal);
        project.Write("main.tf", written);
        guide.ShouldShow(1, (await project.PlanAsync()).Text);
        await project.ApplyAndReplanEmptyAsync();

        var higher = written.Replace("\"3GiB\"", "\"3GiB\"\n\n  max_memory = \"16GiB\"", StringComparison.Ordinal);
        project.Write("main.tf", higher);
        guide.ShouldShow(2, (await project.PlanAsync()).Text);

        project.Write("main.tf", higher.Replace("\"16GiB\"", "\"16GiB\"\n\n  on_reboot_required = \"fail\"", StringComparison.Ordinal));
        var refused = await project.PlanAsync();
        refused.Failed.ShouldBeTrue();
        guide.ShouldShow(3, refused.Text);

        project.Write("main.tf", higher);
        await project.ApplyAndReplanEmptyAsync();
        (await project.StateAsync()).Text(Web, "pending_reboot").ShouldBe("true");
        (await project.DestroyAsync()).EnsureSuccess();
        file.Running("web").ShouldNotBeNull("it is released, not stopped");
    }

    [Fact]
    public async Task What_an_unprepared_machine_lacks_is_what_the_guide_shows_and_its_configuration_mends_it()
    {
        var guide = new GuideText("preparing-a-machine");
        using var file = new SimulatorFile("""{ "name": "old", "vcpus": 2, "min_vcpus": 2, "memory": "2GiB", "facts": { "free_root_ports": 0 } }""");
        await using var project = ExampleProject.Of(file, "resource \"hotplug_virtual_machine\" \"old\" {\n  name   = \"old\"\n  vcpus  = 2\n  memory = \"2GiB\"\n}\n");
        await project.InitAsync();

        guide.ShouldShow(0, (await project.ApplyAsync()).EnsureSuccess().Text);

        project.Write("main.tf", guide.Block("hcl", 0));
        (await project.PlanAsync())["hotplug_virtual_machine.old"].PlannedText("pending_reboot").ShouldBe("true");
        project.Write("main.tf", guide.Block("hcl", 0).Replace("\n}", "\n  on_reboot_required = \"reboot\"\n}", StringComparison.Ordinal));
        await project.ApplyAndReplanEmptyAsync();
        (await project.StateAsync()).Text("hotplug_virtual_machine.old", "live_values", "max_vcpus").ShouldBe("8");
    }

    [Fact]
    public async Task A_machine_that_moved_is_found_and_is_never_made_twice_as_the_guide_says()
    {
        var guide = new GuideText("moving-machines-between-hosts");
        using var here = ExampleProject.Seed();
        using var there = new SimulatorFile();
        using var third = new SimulatorFile();
        string Written(string text) => text
            .Replace("qemu+ssh://root@host-1.example.com/system", here.Uri, StringComparison.Ordinal)
            .Replace("qemu+ssh://root@host-2.example.com/system", there.Uri, StringComparison.Ordinal)
            .Replace("qemu+ssh://root@host-3.example.com/system", third.Uri, StringComparison.Ordinal);
        (string, string)[] spoken = [(here.Uri, "sim:///srv/host-1.json"), (there.Uri, "sim:///srv/host-2.json")];
        var written = Written(guide.Block("hcl", 0));
        await using var project = ExampleProject.Of(null, written);
        await project.InitAsync();
        (await project.ApplyAsync()).EnsureSuccess();

        await here.MoveAsync("web", there);
        guide.ShouldShow(0, (await project.PlanAsync()).Text);

        project.Write("main.tf", written[..written.IndexOf("  hosts", StringComparison.Ordinal)] + written[(written.IndexOf("  ]\n", StringComparison.Ordinal) + 4)..]);
        guide.ShouldShow(1, (await project.PlanAsync()).Text, spoken);

        project.Write("main.tf", written.Replace("\"web\" {", "\"twin\" {", StringComparison.Ordinal)
            .Replace("  vcpus", "  definition = \"<domain type='kvm'><os><type machine='q35'>hvm</type></os></domain>\"\n  vcpus", StringComparison.Ordinal));
        (await project.RunAsync(["state", "rm", Web])).EnsureSuccess();
        guide.ShouldShow(2, (await project.PlanAsync()).Text, spoken);
    }
}
