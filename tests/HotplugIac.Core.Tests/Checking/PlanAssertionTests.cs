using HotplugIac.Core.Checking;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Checking;

/// <summary>The planner asserts its own plans in debug builds and in no others.</summary>
public sealed class PlanAssertionTests
{
    /// <summary>Internal to the core; a debug build of the planner calls it with each plan.</summary>
    private static void Assert(PlanResult plan)
    {
        var check = typeof(PlanChecker).Assembly.GetType("HotplugIac.Core.Checking.PlanAssertion")!.GetMethods().Single(m => m.GetParameters().Length == 4);
        check.Invoke(null, [Spec with { Vcpus = 4 }, Running(Small), new HashSet<string> { "max_vcpus" }, plan]);
    }

    [Fact]
    public void A_wrong_plan_is_reported_with_findings_and_input()
    {
        var wrong = Running(Small).Plan(Spec with { Vcpus = 4 }) with { Impact = Impact.None };

        var error = Should.Throw<System.Reflection.TargetInvocationException>(() => Assert(wrong)).InnerException.ShouldBeOfType<InvalidOperationException>();

        error.Message.ShouldContain("vcpus would change, but the impact does not list it.");
        error.Message.ShouldContain("MachineSpec { Name = web, Vcpus = 4");
        error.Message.ShouldContain("MachineSnapshot { Id = 3f0c");
        error.Message.ShouldContain("put off before: max_vcpus");
    }

    [Fact]
    public void A_right_plan_is_not() => Should.NotThrow(() => Assert(Running(Small).Plan(Spec with { Vcpus = 4 })));

    [Fact]
    public void Only_debug_builds_call_it() =>
        typeof(PlanChecker).Assembly.GetType("HotplugIac.Core.Checking.PlanAssertion")!.GetMethods().Where(m => m.IsStatic)
            .ShouldAllBe(m => m.GetCustomAttributes(false).OfType<System.Diagnostics.ConditionalAttribute>().Single().ConditionString == "DEBUG");
}
