using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors.Tests;

public sealed class HypervisorExceptionTests
{
    [Theory]
    [InlineData("internal error: no", "internal error: no.")]
    [InlineData("internal error: no\n", "internal error: no.")]
    [InlineData("end of file (libvirt error 38)", "end of file (libvirt error 38).")]
    [InlineData("The machine is gone.", "The machine is gone.")]
    [InlineData("Is it there?", "Is it there?")]
    public void What_a_hypervisor_says_becomes_a_sentence_that_others_can_follow(string said, string message) =>
        new HypervisorException(LifecycleRules.StepFailed, said).Message.ShouldBe(message);
}
