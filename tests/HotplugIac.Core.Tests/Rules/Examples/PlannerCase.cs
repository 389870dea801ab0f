using HotplugIac.Core.Model;
using HotplugIac.Core.Tests.Rules.Shown;

namespace HotplugIac.Core.Tests.Rules.Examples;

/// <summary>A machine and a wish that make the planner speak of one rule.</summary>
internal sealed record PlannerCase(MachineSnapshot Machine, MachineSpec Spec)
{
    public void Check(string code) => Machine.Plan(Spec).ShouldShow(code, Machine, Spec);
}
