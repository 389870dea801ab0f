using HotplugIac.Harness;
using Xunit.Abstractions;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>Terraform and the provider are killed before every single change of a plan; then apply once more.</summary>
public sealed class SimulatorCrashTests(ITestOutputHelper output)
{
    private const string Grown = "vcpus = 3\nmemory = \"384MiB\"\nmemory_method = \"dimm\"\nmax_memory = \"2GiB\"";

    /// <summary>vCPUs, a DIMM and the maximum: two live changes, and each of the three is written.</summary>
    [Fact]
    public async Task Killed_before_each_change_of_a_mixed_plan_the_next_apply_converges_without_a_boot()
    {
        await using var lab = await CrashLab.AdoptedAsync(Grown);

        var boundaries = await lab.KillAtEachAsync(() =>
        {
            lab.File.Running(lab.Name).ShouldNotBeNull("no plan said that it is stopped");
            lab.File.Boots(lab.Name).ShouldBe(1);
        }, async () =>
        {
            lab.File.Boots(lab.Name).ShouldBe(1, "no plan said that it is stopped");
            lab.ShouldBeGrown(runningMaximum: "1GiB");
            var state = await lab.Project.StateAsync();
            (state.Text(Address, "pending_reboot"), state.Text(Address, "live_values", "memory")).ShouldBe(("true", "384MiB"));
        });

        output.WriteLine($"{boundaries} changes, killed before each");
        boundaries.ShouldBeGreaterThanOrEqualTo(5);
    }

    /// <summary>Here the configuration is written, and mark, shutdown, start and the end of the mark follow.</summary>
    [Fact]
    public async Task Killed_before_each_change_of_a_plan_that_reboots_the_next_apply_ends_it_with_one_boot()
    {
        await using var lab = await CrashLab.AdoptedAsync(Grown + "\non_reboot_required = \"reboot\"");

        var boundaries = await lab.KillAtEachAsync(
            () =>
            {
                lab.File.Boots(lab.Name).ShouldBeInRange(1, 2);
                if (lab.File.Running(lab.Name) is null)
                {
                    lab.File.Machine(lab.Name)["stopped_by_us"]!.GetValue<bool>().ShouldBeTrue("or nobody would start it again");
                }
            },
            async () =>
            {
                lab.File.Boots(lab.Name).ShouldBe(2, "the plan stops and starts it once");
                lab.ShouldBeGrown(runningMaximum: "2GiB");
                lab.File.Machine(lab.Name)["stopped_by_us"].ShouldBeNull();
                (await lab.Project.StateAsync()).Text(Address, "pending_reboot").ShouldBe("false");
            });

        output.WriteLine($"{boundaries} changes, killed before each");
        boundaries.ShouldBeGreaterThanOrEqualTo(5);
    }

    /// <summary>A machine that Terraform has adopted, and the same beginning again and again.</summary>
    private sealed class CrashLab : IAsyncDisposable
    {
        private readonly string _wish;
        private readonly Dictionary<string, string> _begin = [];

        private CrashLab(string wish, string name, SimulatorFile file, TerraformProject project) => (_wish, Name, File, Project) = (wish, name, file, project);

        public string Name { get; }

        public SimulatorFile File { get; }

        public TerraformProject Project { get; }

        private string StateFile => Path.Combine(Project.Directory, "terraform.tfstate");

        public static async Task<CrashLab> AdoptedAsync(string wish)
        {
            var name = SimulatorFile.NewName("crash");
            var file = new SimulatorFile($$"""{ "name": "{{name}}", "vcpus": 1, "max_vcpus": 4, "memory": "128MiB", "max_memory": "1GiB", "memory_slots": 4 }""");
            var project = await ProjectAsync(file.Uri, $"name = \"{name}\"\nvcpus = 1\nmemory = \"128MiB\"");
            var lab = new CrashLab(wish, name, file, project);
            (await project.ApplyAsync()).EnsureSuccess();
            project.Edit(file.Uri, $"name = \"{name}\"\n{wish}");
            foreach (var path in new[] { file.Path, lab.StateFile })
            {
                lab._begin[path] = await System.IO.File.ReadAllTextAsync(path);
            }

            return lab;
        }

        /// <param name="killed">Looks at what the kill left.</param>
        /// <param name="applied">Looks at what the next apply made of it.</param>
        /// <returns>How many changes an undisturbed apply makes; each was killed before.</returns>
        public async Task<int> KillAtEachAsync(Action killed, Func<Task> applied)
        {
            for (var nth = 1; ; nth++)
            {
                nth.ShouldBeLessThan(30, "an apply that never ends");
                foreach (var (path, text) in _begin)
                {
                    await System.IO.File.WriteAllTextAsync(path, text);
                }

                await File.ArmAsync("change", nth, "stalls");
                using (var terraform = TerraformProcess.Apply(Project))
                {
                    await File.UntilAsync(file => !file.HasFault || terraform.HasExited);
                    if (File.HasFault)
                    {
                        // Reached only when all that comes before it is done: the apply has ended without it.
                        (await terraform.EndAsync()).ShouldBe(0, terraform.Text);
                        return nth - 1;
                    }

                    terraform.HasExited.ShouldBeFalse(terraform.Text);
                    terraform.Kill();
                }

                killed();
                await Project.ApplyAndReplanEmptyAsync();
                await applied();
            }
        }

        public void ShouldBeGrown(string runningMaximum)
        {
            foreach (var (sizing, maximum) in new[] { (File.Running(Name)!, runningMaximum), (File.Configured(Name), "2GiB") })
            {
                sizing["vcpus"]!.GetValue<int>().ShouldBe(3, _wish);
                sizing["max_memory"]!.GetValue<string>().ShouldBe(maximum);
                sizing["memory_devices"]!.AsArray().ShouldHaveSingleItem()!["size"]!.GetValue<string>().ShouldBe("256MiB");
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Project.DisposeAsync();
            File.Dispose();
        }
    }
}
