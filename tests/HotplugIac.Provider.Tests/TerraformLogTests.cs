using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.Provider.Tests;

public sealed class TerraformLogTests
{
    [Theory]
    [InlineData(null, null, LogLevel.Off)]
    [InlineData("DEBUG", null, LogLevel.Debug)]
    [InlineData("debug", "WARN", LogLevel.Warn)]
    [InlineData("TRACE", "off", LogLevel.Off)]
    [InlineData("JSON", null, LogLevel.Trace)]
    public void What_Terraform_does_not_show_is_not_written(string? all, string? providers, LogLevel expected) =>
        TerraformLog.Shown(name => name == "TF_LOG" ? all : name == "TF_LOG_PROVIDER" ? providers : null).ShouldBe(expected);
}
