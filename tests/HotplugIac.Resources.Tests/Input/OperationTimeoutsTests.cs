using HotplugIac.Resources.Input;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests.Input;

public sealed class OperationTimeoutsTests
{
    private static readonly TimeSpan Default = TimeSpan.FromMinutes(20);

    [Fact]
    public void Timeouts_that_are_not_set_are_20_minutes_each() =>
        OperationTimeouts.Of(Machines.Config()).ShouldBe(new OperationTimeouts(Default, Default, Default, Default));

    [Fact]
    public void A_timeout_that_is_set_leaves_the_others() =>
        OperationTimeouts.Of(Machines.Config(("timeouts", Machines.Map(("update", Value.Of("90s"))))))
            .ShouldBe(new OperationTimeouts(Default, Default, TimeSpan.FromSeconds(90), Default));
}
