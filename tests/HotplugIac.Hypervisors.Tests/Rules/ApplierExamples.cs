using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Core.Tests.Rules.Shown;
using HotplugIac.Hypervisors.Tests.Peer;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests.Rules;

/// <summary>The rules that speak in an apply: their examples are what it says.</summary>
public sealed class ApplierExamples
{
    private static readonly Sizing Four = Small with { Vcpus = 4 };
    private static readonly MachineSpec Grown = new("web") { Vcpus = 4 };
    private static readonly MachineSpec Two = new("web") { Vcpus = 2 };

    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["HP4004"] = new(new ApplierFixture(), Grown) { SincePlan = lab => lab.Machine.Running = lab.Machine.Configured = Small with { Vcpus = 1 } },
        ["HP4005"] = new(new ApplierFixture(), Grown) { SincePlan = lab => lab.Hypervisor.DoesNothing.Add(1) },
        ["HP4006"] = new(new ApplierFixture(), Grown) { SincePlan = lab => lab.Hypervisor.Fails.Add(1) },
        ["HP4017"] = new(new ApplierFixture(Four), Two) { SincePlan = lab => lab.Machine.Guest.Unplugging = Unplugging.TimesOut },
        ["HP4018"] = new(new ApplierFixture(), PowerCycleTests.Under("4s")) { SincePlan = lab => lab.Machine.Guest.MissesShutdowns = int.MaxValue },
        ["HP4020"] = new(new ApplierFixture(Four), Two with { Policy = new Policy { Unplug = UnplugPolicy.LiveOrPending } })
        {
            SincePlan = lab => lab.Machine.Guest.Unplugging = Unplugging.TimesOut,
        },
        ["HP4021"] = new(new ApplierFixture(), Grown with { Policy = new Policy { Guest = GuestPolicy.Verify } }) { SincePlan = lab => lab.Machine.Guest.HasAgent = true },
        ["HP4022"] = new(new ApplierFixture(), Grown with { Policy = new Policy { Guest = GuestPolicy.Verify } }),
    };

    public static TheoryData<string> Codes() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_is_what_an_apply_says(string code)
    {
        var (lab, spec) = Cases[code];
        var plan = lab.Plan(spec);
        var given = Described.Machine(lab.Machine.Look());
        Cases[code].SincePlan(lab);

        var outcome = lab.Apply(spec, plan);

        outcome.Problems.ShouldShow(code, given, Wished.Spec(spec), RuleForm.Failure);
    }

    /// <param name="Lab">The machine before the plan.</param>
    private sealed record Case(ApplierFixture Lab, MachineSpec Spec)
    {
        /// <summary>What happens between plan and apply.</summary>
        public Action<ApplierFixture> SincePlan { get; init; } = _ => { };
    }
}
