using HotplugIac.Resources.Machine;

namespace HotplugIac.Resources.Tests;

/// <summary>Each row of the state table of PRODUCT.md.</summary>
public sealed class StateTableTests
{
    [Theory]
    [InlineData("4", "4", "4", null, "4", "running and configured equal the target")]
    [InlineData("4", "2", "4", null, "2", "configured deviates: drift")]
    [InlineData("5", "4", "4", null, "5", "running deviates: drift")]
    [InlineData("5", "3", "4", null, "5", "both deviate: running")]
    [InlineData("3", "3", "4", null, "3", "both deviate to the same value")]
    [InlineData("2", "4", "4", "4", "4", "our own deferral: the target")]
    [InlineData("2", "6", "4", "4", "2", "a deferral that somebody changed since: both deviate")]
    [InlineData("2", "4", null, null, "2", "nothing known of a target: running")]
    [InlineData("2", "4", "4", "4", "4", "import: configured, the difference is pending")]
    [InlineData("2", "4", "2", "4", "2", "what was pending when the target was the running value stays settled")]
    [InlineData(null, "4", "2", null, "4", "off: configured")]
    public void Every_row_of_the_state_table_holds(string? running, string configured, string? target, string? acknowledged, string expected, string row) =>
        StateTable.Choose(running, configured, target, acknowledged).ShouldBe(expected, row);
}
