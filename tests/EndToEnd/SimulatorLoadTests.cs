using System.Diagnostics;
using System.Globalization;
using HotplugIac.Harness;
using Xunit.Abstractions;

namespace EndToEnd;

/// <summary>One provider process under many requests at a time: it answers others meanwhile, and nothing of them stays.</summary>
public sealed class SimulatorLoadTests(ITestOutputHelper output)
{
    private const int Machines = 100;

    /// <summary>What a plan of one machine may take on a busy computer; with its threads used up the provider took much longer.</summary>
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    private const int AtOnce = 50;

    /// <summary>
    /// Fewer than the requests at a time: one that waits must hold no thread. Were each to hold one, there would be those of the runtime
    /// besides. How many the thread pool makes below that is a matter of how busy the computer is.
    /// </summary>
    private const int MostThreads = AtOnce;

    [Fact]
    public async Task Fifty_changes_at_a_time_leave_room_for_others_and_leave_nothing_behind()
    {
        using var provider = await RunningProvider.StartAsync();
        using var file = new SimulatorFile([.. Enumerable.Range(0, Machines).Select(i => Seed(Name(i)))]);
        using var small = new SimulatorFile(Seed("hotplug-load-other"));
        await using var fleet = await ProjectAsync(provider, file, $"count = {Machines}\nname = \"hotplug-load-${{count.index}}\"");
        await using var other = await ProjectAsync(provider, small, "name = \"hotplug-load-other\"");
        (await fleet.PlanAsync([Parallelism])).EnsureSuccess();
        (await other.PlanAsync()).EnsureSuccess();
        var files = await SettledFilesAsync(provider);

        var slowest = TimeSpan.Zero;
        int threads = 0, plans = 0;
        using (var apply = TerraformProcess.Apply(fleet, [Parallelism], provider.Environment))
        {
            while (!apply.HasExited)
            {
                var started = Stopwatch.GetTimestamp();
                var plan = other.RunAsync(["plan", "-no-color", "-input=false", "-lock=false"]);
                while (!plan.IsCompleted)
                {
                    threads = Math.Max(threads, provider.Threads);
                    await Task.WhenAny(plan, Task.Delay(20));
                }

                (await plan).EnsureSuccess();
                slowest = Stopwatch.GetElapsedTime(started) > slowest ? Stopwatch.GetElapsedTime(started) : slowest;
                plans++;
            }

            (await apply.EndAsync()).ShouldBe(0, apply.Text);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{plans} plans meanwhile, the slowest {slowest.TotalSeconds:0.0} s; at most {threads} threads, {provider.PeakMiB} MiB; {files} files open before"));
        slowest.ShouldBeLessThan(Promptly);
        threads.ShouldBeLessThan(MostThreads);

        // Locks, sockets and whatever else a request that never ended would hold.
        await Eventually.BecomesAsync(_ => Task.FromResult(provider.OpenFiles), now => now <= files, Settling, $"{files} open files again");
        file.Running(Name(Machines - 1))!["vcpus"]!.GetValue<int>().ShouldBe(4);
    }

    private static string Parallelism => string.Create(CultureInfo.InvariantCulture, $"-parallelism={AtOnce}");

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"hotplug-load-{i}");

    private static string Seed(string name) =>
        $$"""{ "name": "{{name}}", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16 }""";

    /// <summary>The provider is configured by each command anew, so that the uri stands on the machine.</summary>
    private static async Task<TerraformProject> ProjectAsync(RunningProvider provider, SimulatorFile file, string attributes)
    {
        var project = TerraformProject.FromHcl($$"""
            terraform {
              required_providers {
                hotplug = { source = "hotplugiac/hotplug" }
              }
            }

            resource "hotplug_virtual_machine" "vm" {
              uri    = "{{file.Uri}}"
              vcpus  = 4
              memory = "2GiB"
              {{attributes}}
            }
            """, new TerraformOptions { CliConfig = TerraformCliConfig.FromFile(ProviderUnderTest.TerraformRc), Environment = provider.Environment });
        await project.InitAsync();
        return project;
    }

    /// <summary>Once no command is connected any more, the number no longer changes.</summary>
    private static Task<int> SettledFilesAsync(RunningProvider provider)
    {
        var last = 0;
        return Eventually.BecomesAsync(
            _ => Task.FromResult(provider.OpenFiles),
            now => now == Interlocked.Exchange(ref last, now),
            Settling, "the number of open files settles", TimeSpan.FromMilliseconds(300));
    }
}
