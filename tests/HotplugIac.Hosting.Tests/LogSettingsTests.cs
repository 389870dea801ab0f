using HotplugIac.Hosting.Logging;
using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.Hosting.Tests;

public sealed class LogSettingsTests
{
    private static LogSettings Read(string? level, string? path = null) =>
        LogSettings.Read(name => name == LogSettings.LevelVariable ? level : name == LogSettings.PathVariable ? path : null);

    [Theory]
    [InlineData("off", LogLevel.Off)]
    [InlineData("Error", LogLevel.Error)]
    [InlineData("WARN", LogLevel.Warn)]
    [InlineData("info", LogLevel.Info)]
    [InlineData(" debug ", LogLevel.Debug)]
    [InlineData("trace", LogLevel.Trace)]
    public void A_level_is_known_in_any_case(string text, LogLevel level) => Read(text).ShouldBe(new LogSettings(level, null, null));

    [Fact]
    public void A_word_that_is_no_level_is_a_problem_that_names_all_levels()
    {
        var problem = Read("verbose").Problem.ShouldNotBeNull();

        problem.Detail.ShouldContain("HOTPLUG_LOG = \"verbose\"");
        problem.Detail.ShouldContain("off, error, warn, info, debug, trace");
        problem.Code.ShouldBe("HP9026");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_level_the_program_has_its_own(string? text)
    {
        var log = Read(text).Open(new Collected(), LogLevel.Warn, TimeProvider.System);

        (log.Writes(LogLevel.Warn), log.Writes(LogLevel.Info)).ShouldBe((true, false));
    }

    [Fact]
    public void Where_nothing_is_written_nothing_is_wrapped()
    {
        var log = Read("off", "/nowhere/at/all").Open(new Collected(), LogLevel.Debug, TimeProvider.System);

        log.ShouldBeSameAs(EventLog.Off);
        new HypervisorTable(null, log).Create("sim:///x")!.ShouldNotBeOfType<LoggedHypervisor>();
    }
}
