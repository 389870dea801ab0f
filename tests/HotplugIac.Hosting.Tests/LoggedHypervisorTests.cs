using HotplugIac.Core.Planning;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.Hosting.Tests;

public sealed class LoggedHypervisorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotplug-log-");
    private readonly Collected _log = new();

    public void Dispose() => _folder.Delete(recursive: true);

    private IHypervisor Open(LogLevel level)
    {
        var path = Path.Combine(_folder.FullName, "state.json");
        File.WriteAllText(path, """{ "machines": [ { "name": "web", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB" } ], "faults": [ { "call": "live", "machine": "web" } ] }""");
        return new HypervisorTable(null, new EventLog(TimeProvider.System, new LogOutput(_log, level))).Create($"sim://{path}")!;
    }

    [Fact]
    public async Task A_reading_tells_how_many_and_how_long()
    {
        await using var hypervisor = Open(LogLevel.Debug);

        await hypervisor.ReadAsync([MachineRef.ByName("web"), MachineRef.ByName("nobody")], CancellationToken.None);

        var entry = _log.Of("read done");
        (Collected.Value(entry, "asked"), Collected.Value(entry, "found")).ShouldBe(("2", "1"));
        double.Parse(Collected.Value(entry, "duration_ms"), System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task A_refusal_tells_machine_kind_of_step_and_the_hypervisors_own_code()
    {
        await using var hypervisor = Open(LogLevel.Debug);
        var id = (await hypervisor.ReadAsync([MachineRef.ByName("web")], CancellationToken.None))[0]!.Id;

        await Should.ThrowAsync<HypervisorException>(() => hypervisor.ApplyLiveAsync(id, new SetVcpusStep(2, 9), CancellationToken.None));
        await Should.ThrowAsync<HypervisorException>(() => hypervisor.ApplyLiveAsync(id, new SetVcpusStep(2, 9), CancellationToken.None));

        var entry = _log.Entries.Last();
        entry.Message.ShouldBe("apply_live refused");
        (Collected.Value(entry, "machine"), Collected.Value(entry, "uuid"), Collected.Value(entry, "kind"), Collected.Value(entry, "rule")).ShouldBe(("web", id, "set_vcpus", "HP4006"));
        int.Parse(Collected.Value(entry, "libvirt_code"), System.Globalization.CultureInfo.InvariantCulture).ShouldBePositive();
    }

    [Fact]
    public async Task Readings_are_no_matter_of_the_level_info()
    {
        await using var hypervisor = Open(LogLevel.Info);

        await hypervisor.ReadAsync([MachineRef.ByName("web")], CancellationToken.None);

        _log.Entries.ShouldBeEmpty();
    }
}
