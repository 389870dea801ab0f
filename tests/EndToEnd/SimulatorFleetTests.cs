using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>Many machines in one apply, on the simulator.</summary>
public sealed class SimulatorFleetTests(ITestOutputHelper output)
{
    private const int Adopted = 150;
    private const int Created = 50;
    private const int MostMiB = 100;

    [Fact]
    public async Task Two_hundred_machines_are_adopted_and_grown_or_created_in_one_apply()
    {
        // Names that stay the same: a lock file stays for each.
        using var file = new SimulatorFile([.. Enumerable.Range(0, Adopted).Select(i => string.Create(CultureInfo.InvariantCulture,
            $$"""{ "name": "hotplug-fleet-{{i}}", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16 }"""))]);
        await using var project = await ProjectAsync(file.Uri, $$"""
              count  = {{Adopted}}
              name   = "hotplug-fleet-${count.index}"
              vcpus  = 4
              memory = "2GiB"
            }

            resource "hotplug_virtual_machine" "new" {
              count      = {{Created}}
              name       = "hotplug-fleet-new-${count.index}"
              definition = "<domain type='kvm'><name>hotplug-fleet-new-${count.index}</name><os><type machine='q35'>hvm</type></os><features><acpi/></features></domain>"
              vcpus      = 4
              memory     = "2GiB"
            """);
        var started = Stopwatch.GetTimestamp();

        long peak = 0;
        using (var terraform = TerraformProcess.Apply(project, ["-parallelism=50"]))
        {
            while (!terraform.HasExited)
            {
                Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromMinutes(3), terraform.Text);
                peak = Math.Max(peak, terraform.ProvidersPeakKiB());
                await Task.Delay(50);
            }

            (await terraform.EndAsync()).ShouldBe(0, terraform.Text);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Adopted + Created} machines in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, provider at most {peak / 1024} MiB"));
        (peak / 1024).ShouldBeInRange(1, MostMiB);
        var plan = await project.PlanAsync(["-parallelism=50"]);
        plan.IsEmpty.ShouldBeTrue(plan.Text);
        for (var i = 0; i < Adopted; i++)
        {
            var running = file.Running(string.Create(CultureInfo.InvariantCulture, $"hotplug-fleet-{i}"))!;
            running["vcpus"]!.GetValue<int>().ShouldBe(4);
            running["base_memory"]!.GetValue<string>().ShouldBe("1GiB");
            running["memory_devices"]!.AsArray().ShouldHaveSingleItem();
        }
    }
}
