using System.Text.Json.Nodes;
using HotplugIac.Hosting.Logging;
using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.Hosting.Tests;

public sealed class LogFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotplug-log-");
    private readonly Collected _told = new();

    private string Path => System.IO.Path.Combine(_folder.FullName, "hotplug.log");

    public void Dispose() => _folder.Delete(recursive: true);

    private EventLog Open() => new LogSettings(null, Path, null).Open(_told, LogLevel.Off, TimeProvider.System);

    [Fact]
    public void Lines_of_several_programs_all_stay_and_are_JSON()
    {
        var (first, second) = (Open(), Open());

        first.Write(LogLevel.Debug, "one", LogField.Of("asked", 1));
        second.Write(LogLevel.Info, "a longer line than the first");
        first.Write(LogLevel.Debug, "three");

        var lines = File.ReadAllLines(Path).Select(l => JsonNode.Parse(l)!).ToList();
        lines.Select(l => (string?)l["message"]).ShouldBe(["one", "a longer line than the first", "three"]);
        ((string?)lines[0]["level"], (string?)lines[0]["asked"]).ShouldBe(("debug", "1"));
    }

    [Fact]
    public void The_file_is_its_users_alone()
    {
        Open().Write(LogLevel.Info, "x");

        (OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Path)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_link_in_its_place_is_not_followed_and_costs_nothing_but_the_log()
    {
        var victim = System.IO.Path.Combine(_folder.FullName, "victim");
        File.WriteAllText(victim, "untouched");
        File.CreateSymbolicLink(Path, victim);
        var log = Open();

        log.Write(LogLevel.Info, "x");
        log.Write(LogLevel.Info, "y");

        File.ReadAllText(victim).ShouldBe("untouched");
        _told.Entries.Single().Level.ShouldBe(LogLevel.Error);
    }
}
