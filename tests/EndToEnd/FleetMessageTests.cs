using System.Globalization;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>What is said about 300 machines at once: the first screen has to tell enough.</summary>
public sealed class FleetMessageTests
{
    private const int Count = 300;

    /// <summary>Lines of a terminal that is not large.</summary>
    private const int Screen = 24;

    [Fact]
    public async Task Warnings_about_many_machines_are_one_with_a_number_and_an_example()
    {
        using var file = Fleet();
        await using var project = await ProjectAsync(file.Uri, Machines("max_vcpus = 8"));

        var plan = await project.PlanAsync(["-parallelism=50"]);

        plan.HasChanges.ShouldBeTrue(plan.Text);
        var warnings = Diagnostics.Of(plan.Text);
        warnings.Select(w => w.Split('\n')[0]).ShouldBe(["Warning: A change needs a reboot of the machine"]);
        warnings[0].Split('\n').Length.ShouldBeLessThan(Screen, warnings[0]);
        warnings[0].ShouldContain("max_vcpus: 4 → 8, at the next boot (HP1003)");
        warnings[0].ShouldContain($"(and {Count - 1} more similar warnings elsewhere)");
    }

    [Fact]
    public async Task Machines_that_stop_are_told_apart_from_those_that_only_wait()
    {
        using var file = Fleet();
        await using var project = await ProjectAsync(file.Uri, Machines("max_vcpus = 8\non_reboot_required = count.index < 3 ? \"reboot\" : \"defer\""));

        var plan = await project.PlanAsync(["-parallelism=50"]);

        var warnings = Diagnostics.Of(plan.Text);
        warnings.Select(w => w.Split('\n')[0]).ShouldBe(["Warning: The machine is stopped and started", "Warning: A change needs a reboot of the machine"], ignoreOrder: true);
        warnings.Single(w => w.Contains("stopped and started\n", StringComparison.Ordinal)).ShouldContain("(and 2 more similar warnings elsewhere)");
    }

    [Theory]
    [InlineData("memory_slots = 8\non_reboot_required = \"fail\"", "HP4015", "memory_slots would need a reboot")]
    [InlineData("uri = \"qemu:///system?socket=/nonexistent/libvirt-sock\"", "HP4010", "/nonexistent/libvirt-sock")]
    public async Task Each_error_of_many_says_everything_in_half_a_screen(string wish, string code, string text)
    {
        using var file = Fleet();
        await using var project = await ProjectAsync(file.Uri, Machines(wish));

        var plan = await project.PlanAsync(["-parallelism=50"]);

        plan.Failed.ShouldBeTrue(plan.Text);
        var errors = Diagnostics.Of(plan.Text);
        errors.Count.ShouldBe(Count);
        foreach (var error in errors)
        {
            error.Split('\n').Length.ShouldBeLessThanOrEqualTo(Screen / 2, error);
            error.ShouldContain($"({code})");
            error.Unwrapped().ShouldContain(text);
            error.ShouldMatch("\"hotplug-many-[0-9]+\"");
        }
    }

    // Names that stay the same: a lock file stays for each. Prepared for hotplug, so that nothing else is to be said.
    private static SimulatorFile Fleet() => new([.. Enumerable.Range(0, Count).Select(i => string.Create(CultureInfo.InvariantCulture,
        $$"""{ "name": "hotplug-many-{{i}}", "vcpus": 2, "max_vcpus": 4, "memory": "1GiB", "max_memory": "4GiB", "memory_slots": 4 }"""))]);

    private static string Machines(string wish) => $"count = {Count}\nname = \"hotplug-many-${{count.index}}\"\nvcpus = 2\n{wish}";
}
