using HotplugIac.Preview.Rendering.Text;
using HotplugIac.Preview.Tests.Samples;

namespace HotplugIac.Preview.Tests.Rendering;

/// <summary>The sentence that a terminal shows first.</summary>
public sealed class GravestSentenceTests
{
    [Theory]
    [InlineData(null, "Whether a machine is stopped is not known yet.")]
    [InlineData(false, "No machine is stopped; what happens to one that keeps running is not known yet.")]
    public void What_is_not_known_does_not_raise_a_doubt_about_a_machine_that_keeps_running(bool? stops, string sentence) =>
        ReportWords.Gravest(SampleReports.Of(SampleMachines.Unknown with { StopsMachine = stops }).Report).Text.ShouldBe(sentence);
}
