using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Tests.Model;

public sealed class ProblemTests
{
    private static readonly Problem Failed = Problem.Error("vcpus", LifecycleRules.StepFailed, "The step failed.");

    [Fact]
    public void The_code_is_at_the_end_of_the_detail() => Failed.Detail.ShouldBe("The step failed. (HP4006)");

    [Fact]
    public void A_sentence_more_comes_before_the_code() =>
        Failed.With("It was undone.").ShouldBe(Problem.Error("vcpus", LifecycleRules.StepFailed, "The step failed. It was undone."));

    [Fact]
    public void What_is_quoted_of_a_problem_has_no_code() =>
        Problem.Warning("uri", LifecycleRules.KeptState, Failed.Text).Detail.ShouldBe("The step failed. (HP4024)");

    [Theory]
    [InlineData(0, "0 vCPUs")]
    [InlineData(1, "1 vCPU")]
    [InlineData(2, "2 vCPUs")]
    public void A_number_stands_with_its_noun(int count, string text) => Counted.Of(count, "vCPU").ShouldBe(text);
}
