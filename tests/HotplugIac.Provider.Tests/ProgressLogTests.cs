using HotplugIac.Hypervisors;

namespace HotplugIac.Provider.Tests;

/// <summary>What Terraform's log shows of an apply under way.</summary>
public sealed class ProgressLogTests
{
    [Fact]
    public void A_line_names_machine_step_and_phase_as_fields()
    {
        var progress = new ApplyProgress("web", 2, 3, "unplug vCPUs 4 → 2", ApplyPhase.Waiting, TimeSpan.FromSeconds(10)) { WaitsFor = "the guest" };

        progress.ToString().ShouldBe("web: step 2 of 3: unplug vCPUs 4 → 2: still waiting for the guest after 10 s");
        ProgressLog.Fields(progress).ShouldBe([("machine", "web"), ("step", "2/3"), ("phase", "waiting")]);
    }
}
