using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>The truth table of what is listed for a value that a running machine cannot change: here its vCPU maximum.</summary>
public sealed class ConfigurationChangeTests
{
    [Theory]
    [InlineData(null, 4, 8, false, "live max_vcpus: 4 → 8, effective at the next start (HP4002)")]
    [InlineData(null, 8, 8, false, null)]
    [InlineData(8, 4, 8, false, "live max_vcpus: 4 → 8, configuration only, the machine has it already (HP4001)")]
    [InlineData(4, 6, 8, false, "reboot max_vcpus: 4 → 8, at the next boot (HP1003)")]
    [InlineData(4, 6, 8, true, "reboot max_vcpus: 4 → 8, at the next boot (HP1003)")]
    [InlineData(4, 8, 8, false, "reboot max_vcpus: 4 → 8, at the next boot (HP1003)")]
    [InlineData(4, 8, 8, true, null)]
    [InlineData(8, 8, 8, false, null)]
    public void A_change_of_the_configuration_is_listed_by_where_the_target_stands_already(int? running, int configured, int target, bool deferred, string? line)
    {
        var snapshot = running is { } r ? Pending(Small with { MaxVcpus = r }, Small with { MaxVcpus = configured }) : Off(Small with { MaxVcpus = configured });

        var plan = snapshot.Plan(Spec with { MaxVcpus = target }, deferred ? [Attributes.MaxVcpus] : []);

        plan.Lines().ShouldBe(line is null ? [] : [line]);
        plan.Steps().ShouldBe(configured == target ? [] : ["write the configuration"]);
        plan.ConfiguredAfter.MaxVcpus.ShouldBe(target);
    }

    [Fact]
    public void A_verdict_is_the_severest_class()
    {
        Running(Small).Plan(Spec).Impact.Verdict.ShouldBe(Verdict.None);
        Running(Small).Plan(Spec with { Vcpus = 3 }).Impact.Verdict.ShouldBe(Verdict.Live);
        Running(Small).Plan(Spec with { Vcpus = 3, MaxVcpus = 8 }).Impact.Verdict.ShouldBe(Verdict.Reboot);
    }
}
